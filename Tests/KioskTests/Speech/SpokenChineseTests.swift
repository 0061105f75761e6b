import KioskSession
import Testing

struct SpokenChineseTests {
    @Test(arguments: [
        ("10 秒", "十 秒"), ("120 秒不操作会提醒", "一百二十 秒不操作会提醒"), ("105 天", "一百零五 天"), ("2 件", "两 件"),
        ("12 件", "十二 件"), ("共 7 步", "共 七 步"), ("第 2 步，共 7 步", "第 二 步，共 七 步"), ("2 号窗口", "二 号窗口"),
        ("11.3 立方米", "十一点三 立方米"), ("0.5 个工作日", "半个工作日"), ("10000 平方米", "一万 平方米"), ("20016 吨", "二万零一十六 吨"),
        ("3～5 天", "三到五 天"), ("50%", "百分之五十"), ("2 月 3 日", "二 月 三 日"), ("1,234 度", "一千二百三十四 度"),
    ])
    func `quantities are said as people say them`(text: String, said: String) {
        #expect(SpokenChinese.words(of: text) == said)
    }

    @Test(arguments: [
        ("128.50 元", "一百二十八元五角"), ("36.25 元", "三十六元二角五分"), ("0.05 元", "五分"), ("100.05 元", "一百元零五分"),
        ("2.00 元", "两元"), ("¥12,345.60", "一万二千三百四十五元六角"), ("3 元/吨", "三 元每吨"), ("0.00 元", "零元"),
    ])
    func `amounts are said in yuan, jiao and fen`(text: String, said: String) {
        #expect(SpokenChinese.words(of: text) == said)
    }

    @Test(arguments: [
        ("2026年11月23日 09:05", "二零二六年十一月二十三日 九点零五分"), ("2026-11-23", "二零二六年十一月二十三日"),
        ("11月24日 14:00 前", "十一月二十四日 十四点 前"), ("9:00-12:00", "九点到十二点"), ("2026年11月24日 10时", "二零二六年十一月二十四日 十点"),
        ("8:30—12:00，14:30—17:30", "八点三十分到十二点，十四点三十分到十七点三十分"), ("2:00", "两点"),
    ])
    func `days and hours are said, not spelled`(text: String, said: String) {
        #expect(SpokenChinese.words(of: text) == said)
    }

    @Test(arguments: [
        ("4213-261121-SZ01A-0001-X", "四二幺三，二六幺幺二幺，艾斯贼零幺诶，零零零幺，艾克斯"),
        ("电话 95598", "电话 九五五九八"), ("电话 0722-1234567", "电话 零七二二，幺二三四五六七"),
        ("13800138000", "幺三八零零幺三八零零零"), ("20261121007", "二零二六幺幺二幺零零七"), ("户号 0001", "户号 零零零幺"),
    ])
    func `numbers that name something are said digit by digit`(text: String, said: String) {
        #expect(SpokenChinese.words(of: text) == said)
    }

    @Test(arguments: [
        ("张*三", "张某三"), ("欧**娜", "欧某娜"), ("9901**********0005", "尾号，零零零五"), ("尾号 5678", "尾号，五六七八"),
    ])
    func `masks are said as what is left`(text: String, said: String) {
        #expect(SpokenChinese.words(of: text) == said)
    }

    @Test(arguments: [
        ("10 吨/日", "十 吨每日"), ("315 kVA", "三百一十五千伏安"), ("10 kV", "十千伏"), ("380 V", "三百八十伏"), ("≤ 500 米", "不超过 五百 米"),
        ("20 m²", "二十 平方米"), ("DN200", "迪恩二百"), ("过户/更名", "过户，更名"), ("４吨", "四吨"),
    ])
    func `units and signs have words`(text: String, said: String) {
        #expect(SpokenChinese.words(of: text) == said)
    }

    @Test(arguments: [
        ("《收件通知书》（样本）。", "收件通知书，样本。"), ("水、电、气", "水，电，气"), ("正在打印回执……", "正在打印回执。"), ("　请看　屏幕：", "请看，屏幕"),
    ])
    func `brackets and signs become pauses`(text: String, said: String) {
        #expect(SpokenChinese.words(of: text) == said)
    }
}
