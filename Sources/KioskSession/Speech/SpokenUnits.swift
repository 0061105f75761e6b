/// Signs and units that a voice has no word for, and the words that make a number a quantity.
enum SpokenUnits {
    static let signs: [(sign: String, word: String)] = [
        ("m²", "平方米"), ("㎡", "平方米"), ("m³", "立方米"), ("㎥", "立方米"), ("≤", "不超过"), ("≥", "不少于"),
        ("＜", "小于"), ("＞", "大于"), (" < ", "小于"), (" > ", "大于"), ("×", "乘"), ("℃", "摄氏度"), ("→", "，到，"), ("＋", "加"),
        (" + ", "加"), ("&", "和"),
    ]

    static let latin = [
        "kVA": "千伏安", "kWh": "度", "kW": "千瓦", "kV": "千伏", "V": "伏", "MPa": "兆帕", "kPa": "千帕", "mm": "毫米",
        "cm": "厘米", "m": "米", "km": "公里",
    ]

    /// Before these 2 is 两, and a long number is said as a quantity. 日 and 月 are not among them: 2 月 is 二月.
    static let counted = [
        "个", "天", "项", "件", "份", "家", "户", "次", "台", "栋", "层", "部", "张", "页", "条", "种", "位", "人", "处", "小时", "分钟", "秒",
        "元", "吨", "度", "米", "平方米", "立方米", "公里", "千伏安", "千瓦", "千伏", "伏", "兆", "工作日", "岁", "倍", "步", "字", "万", "毫米", "厘米",
    ]
}

/// Latin letters by their names as people say them in Chinese.
enum SpokenLetters {
    private static let names: [Character: String] = [
        "A": "诶", "B": "必", "C": "西", "D": "迪", "E": "易", "F": "艾弗", "G": "吉", "H": "艾尺", "I": "爱", "J": "杰",
        "K": "开", "L": "艾勒", "M": "艾姆", "N": "恩", "O": "欧", "P": "批", "Q": "扣", "R": "阿尔", "S": "艾斯", "T": "替",
        "U": "优", "V": "维", "W": "达不溜", "X": "艾克斯", "Y": "歪", "Z": "贼",
    ]

    /// All else stays.
    static func spelled(_ text: some StringProtocol) -> String {
        text.map { character in
            character.isASCII ? names[Character(character.uppercased())] ?? String(character) : String(character)
        }.joined()
    }
}
