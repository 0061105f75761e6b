import HallCore

/// Money in fen as yuan with two decimals.
func yuan(_ fen: Int) -> JSONValue {
    let cents = fen % 100
    return .string("\(fen / 100)." + (cents < 10 ? "0" : "") + "\(cents)")
}

/// A payment that the billing was told of.
struct BookedPayment: Codable, Sendable {
    var key: String
    var reference: String
    var account: String
    var fen: Int
    var received = 1
}

/// What the billing was told; all else of it is invented.
struct BillBook: Codable, Sendable {
    private(set) var payments: [BookedPayment] = []

    func paid(on account: String) -> Int {
        payments.filter { $0.account == account }.map(\.fen).reduce(0, +)
    }

    /// Books a payment, once for each key.
    mutating func book(key: String, account: String, fen: Int) -> BookedPayment {
        if let index = payments.firstIndex(where: { $0.key == key }) {
            payments[index].received += 1
            return payments[index]
        }
        let payment = BookedPayment(key: key, reference: "B-\(payments.count + 1)", account: account, fen: fen)
        payments.append(payment)
        return payment
    }
}

/// How a utility charges, in this invention.
struct Tariff: Sendable {
    let utility: String
    let letter: String
    let unit: String
    /// Fen for a unit.
    let price: Int
    /// Tenths of a unit in a month, at least and at most.
    let least: Int
    let most: Int

    static let all = [
        Tariff(utility: "water", letter: "W", unit: "m3", price: 320, least: 50, most: 250),
        Tariff(utility: "power", letter: "E", unit: "kWh", price: 56, least: 800, most: 4200),
        Tariff(utility: "gas", letter: "G", unit: "m3", price: 265, least: 80, most: 400),
        Tariff(utility: "heat", letter: "H", unit: "m2", price: 400, least: 600, most: 1200),
        Tariff(utility: "network", letter: "N", unit: "month", price: 6900, least: 10, most: 10),
    ]
}

/// Accounts and bills of people whom nobody knows.
struct InventedBills: Sendable {
    let seed: UInt64

    /// A letter, five digits, the last four of the holder's number (0 for X), and their sum's last digit; so that a
    /// mistyped number is no account, and an account tells whose proof is right.
    func account(of holder: String, _ tariff: Tariff) -> String {
        var invention = Invention(seed: seed, "account \(holder) \(tariff.utility)")
        let digits = invention.digits(5) + Self.ending(holder)
        return tariff.letter + digits + Self.check(digits)
    }

    /// Whether these are the last four characters of the holder's number.
    func isHolder(ending: String, of account: String) -> Bool {
        ending.count == 4 && Self.ending(ending) == account.dropFirst(6).prefix(4)
    }

    /// The code that goes to the holder's phone: nobody has one, so it follows from the account.
    func code(for account: String) -> String {
        var invention = Invention(seed: seed, "code \(account)")
        return invention.digits(6)
    }

    private static func ending(_ holder: String) -> String {
        String(holder.suffix(4).map { $0.isNumber ? $0 : "0" })
    }

    func exists(_ account: String, _ tariff: Tariff) -> Bool {
        let digits = String(account.dropFirst().prefix(9))
        return account.count == 11 && account.hasPrefix(tariff.letter) && digits.allSatisfy(\.isNumber)
            && account.hasSuffix(Self.check(digits))
    }

    /// Everybody whose number begins with 99, a region that is not allocated, or a company registered in it.
    func accounts(of holder: String) -> [JSONValue] {
        guard holder.count == 18, holder.hasPrefix("99") || holder.dropFirst(2).hasPrefix("99") else { return [] }
        return Tariff.all.map { tariff in
            .object([
                "utility": .string(tariff.utility), "account": .string(account(of: holder, tariff)),
                "address": .string("测试省样例市示范区****"),
            ])
        }
    }

    /// Months before a day, oldest first; the newest up to two are owed, less what was paid since.
    func statement(_ account: String, _ tariff: Tariff, months: Int, before day: CivilDate, paid: Int) -> JSONValue {
        let names = Self.months(months, before: day)
        var invention = Invention(seed: seed, "owed \(account)")
        let owing = min(invention.number(below: 3), names.count)
        var left = paid
        var arrears = 0
        let rows = names.enumerated().map { index, name -> JSONValue in
            let tenths = usage(account, tariff, name)
            let fen = tenths * tariff.price / 10
            let covered = index < names.count - owing ? fen : min(left, fen)
            if index >= names.count - owing { left -= covered }
            arrears += fen - covered
            return row(name, tenths, tariff, fen: fen, owed: fen - covered)
        }
        return .object([
            "utility": .string(tariff.utility), "account": .string(account), "months": .array(rows),
            "arrears": yuan(arrears),
        ])
    }

    private func row(_ month: String, _ tenths: Int, _ tariff: Tariff, fen: Int, owed: Int) -> JSONValue {
        .object([
            "month": .string(month), "amount": yuan(fen), "owed": yuan(owed),
            "usage": .object(["value": .string("\(tenths / 10).\(tenths % 10)"), "unit": .string(tariff.unit)]),
        ])
    }

    private func usage(_ account: String, _ tariff: Tariff, _ month: String) -> Int {
        var invention = Invention(seed: seed, "usage \(account) \(month)")
        return tariff.least + invention.number(below: tariff.most - tariff.least + 1)
    }

    private static func check(_ digits: String) -> String {
        String(digits.compactMap(\.wholeNumberValue).reduce(0, +) % 10)
    }

    /// `2026-10` and so many before it, for a day in November.
    static func months(_ count: Int, before day: CivilDate) -> [String] {
        (0..<count).map { back in
            let months = day.year * 12 + day.month - 2 - back
            let month = months % 12 + 1
            return "\(months / 12)-" + (month < 10 ? "0" : "") + "\(month)"
        }.reversed()
    }
}
