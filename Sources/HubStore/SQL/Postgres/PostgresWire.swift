import CPQ

/// Values as PostgreSQL's binary format has them (its `…send` and `…recv` functions; big-endian).
///
/// | kind | sent as | read from |
/// | --- | --- | --- |
/// | integer | int8, 8 bytes | int8, int4, int2, bool, oid, numeric without a fraction |
/// | text | text, UTF-8 | text, varchar, bpchar, name |
/// | bytes | bytea as they are | bytea |
/// | null | length -1, type left to the server | any, and void |
enum PostgresWire {
    /// Object identifiers of the types (pg_type.dat).
    enum TypeID {
        static let bool: Oid = 16
        static let bytea: Oid = 17
        static let name: Oid = 19
        static let int8: Oid = 20
        static let int2: Oid = 21
        static let int4: Oid = 23
        static let text: Oid = 25
        static let oid: Oid = 26
        static let bpchar: Oid = 1042
        static let varchar: Oid = 1043
        static let numeric: Oid = 1700
        static let void: Oid = 2278
    }

    /// The type a mark is declared with; 0 leaves it to the server.
    static func type(of value: SQLValue) -> Oid {
        switch value {
        case .null: 0
        case .integer: TypeID.int8
        case .text: TypeID.text
        case .blob: TypeID.bytea
        }
    }

    static func value(of type: Oid, _ bytes: UnsafeRawBufferPointer) throws -> SQLValue {
        switch type {
        case TypeID.text, TypeID.varchar, TypeID.bpchar, TypeID.name: .text(String(decoding: bytes, as: UTF8.self))
        case TypeID.bytea: .blob(Array(bytes))
        case TypeID.int8, TypeID.int4, TypeID.int2: .integer(signed(bytes))
        case TypeID.bool, TypeID.oid: .integer(unsigned(bytes))
        case TypeID.numeric: .integer(try numeric(bytes))
        case TypeID.void: .null
        default:
            throw SQLFault.refused(
                code: "type", message: "a column is of type \(type), which this store does not read; CAST it")
        }
    }

    private static func unsigned(_ bytes: some Sequence<UInt8>) -> Int64 {
        Int64(truncatingIfNeeded: bytes.reduce(UInt64(0)) { ($0 << 8) | UInt64($1) })
    }

    private static func signed(_ bytes: UnsafeRawBufferPointer) -> Int64 {
        let unused = 64 - 8 * bytes.count
        return (unsigned(bytes) << unused) >> unused
    }
}

extension PostgresWire {
    /// What `sum` over int8 answers: count of digits, weight of the first, sign, scale, then digits to base 10000.
    private static func numeric(_ bytes: UnsafeRawBufferPointer) throws -> Int64 {
        let words = stride(from: 0, to: bytes.count - 1, by: 2).map { start in
            Int(signed(UnsafeRawBufferPointer(rebasing: bytes[start..<start + 2])))
        }
        guard words.count >= 4, words[0] >= 0, words.count == 4 + words[0] else { throw notWhole }
        let (digits, weight, negative) = (words.dropFirst(4), words[1], words[2] == 0x4000)
        let isWhole = digits.isEmpty || (digits.count <= weight + 1 && weight < 5)
        guard negative || words[2] == 0, isWhole else { throw notWhole }
        var number: Int64 = 0
        for place in 0..<(digits.isEmpty ? 0 : weight + 1) {
            let digit = Int64(place < digits.count ? digits[4 + place] : 0)
            // Counted on the side of the sign, because the lowest number has no positive twin.
            let (shifted, over) = number.multipliedReportingOverflow(by: 10_000)
            let (sum, more) = shifted.addingReportingOverflow(negative ? -digit : digit)
            guard !over, !more else { throw notWhole }
            number = sum
        }
        return number
    }

    private static var notWhole: SQLFault {
        .refused(code: "22003", message: "a column holds a number that is not whole or too large; CAST it to BIGINT")
    }
}
