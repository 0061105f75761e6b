/// The values of one statement, laid out as libpq takes them.
struct PostgresParameters {
    private var bytes: [UInt8] = []
    private var starts: [Int?] = []
    private var lengths: [Int32] = []

    init(_ values: [SQLValue]) throws {
        for value in values { append(try value.checked()) }
        // Keeps the pointer of an empty text or blob at the end a real one: libpq takes a null pointer for NULL.
        bytes.append(0)
    }

    private mutating func append(_ value: SQLValue) {
        let start = bytes.count
        switch value {
        case .null: break
        case .integer(let number): withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
        case .text(let text): bytes += text.utf8
        case .blob(let content): bytes += content
        }
        starts.append(value == .null ? nil : start)
        lengths.append(Int32(bytes.count - start))
    }

    /// Count, pointers, lengths and formats (1, binary) for the time of the call.
    func withPointers<Answer>(
        _ body: (Int32, [UnsafePointer<CChar>?], [Int32], [Int32]) -> Answer
    ) -> Answer {
        bytes.withUnsafeBytes { buffer in
            let pointers = starts.map { start -> UnsafePointer<CChar>? in
                guard let start, let base = buffer.baseAddress else { return nil }
                return (base + start).assumingMemoryBound(to: CChar.self)
            }
            let formats = [Int32](repeating: 1, count: pointers.count)
            return body(Int32(pointers.count), pointers, lengths, formats)
        }
    }
}
