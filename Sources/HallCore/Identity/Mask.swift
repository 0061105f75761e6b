/// Shortened forms of personal facts that may be shown, counted in characters as people see them.
public enum Mask {
    /// `张*`, `张*三`, `欧**娜`: the first and the last character stay, of two only the first.
    public static func name(_ name: String) -> String {
        switch name.count {
        case 0: ""
        case 1: "*"
        case 2: name.prefix(1) + "*"
        default: name.prefix(1) + stars(name.count - 2) + name.suffix(1)
        }
    }

    /// `9901**********0005`: four and four; all stars if shorter than twelve.
    public static func citizenNumber(_ number: String) -> String {
        number.count < 12 ? stars(number.count) : number.prefix(4) + stars(number.count - 8) + number.suffix(4)
    }

    /// `138****5678`; of a land line the last three digits go.
    public static func phone(_ phone: String) -> String {
        let digits = phone.filter { $0 != "-" }
        if digits.count == 11, digits.hasPrefix("1") {
            return digits.prefix(3) + stars(4) + digits.suffix(4)
        }
        return phone.count <= 3 ? stars(phone.count) : phone.dropLast(3) + stars(3)
    }

    /// `****8321` of a licence's number: the last four; all stars if shorter than eight.
    public static func licence(_ number: String) -> String {
        stars(4) + (number.count < 8 ? "" : number.suffix(4))
    }

    /// The address up to its first digit, `随州市曾都区白云大道****`; without a digit its first six characters.
    public static func address(_ address: String) -> String {
        guard !address.isEmpty else { return "" }
        let clear = address.prefix { !$0.isNumber }
        return (clear.count < address.count ? clear : address.prefix(min(6, address.count / 2))) + stars(4)
    }

    private static func stars(_ count: Int) -> String {
        String(repeating: "*", count: count)
    }
}
