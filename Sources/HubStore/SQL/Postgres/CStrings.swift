/// Texts as C takes a list of them: an array of pointers that ends with a null pointer.
struct CStrings {
    private let bytes: [UInt8]
    private let starts: [Int]

    init(_ texts: [String]) {
        var (bytes, starts): ([UInt8], [Int]) = ([], [])
        for text in texts {
            starts.append(bytes.count)
            bytes += text.utf8
            bytes.append(0)
        }
        (self.bytes, self.starts) = (bytes, starts)
    }

    /// The list for the time of the call.
    func with<Answer>(_ body: ([UnsafePointer<CChar>?]) -> Answer) -> Answer {
        bytes.withUnsafeBytes { buffer in
            let pointers = starts.map { start in
                buffer.baseAddress.map { UnsafePointer(($0 + start).assumingMemoryBound(to: CChar.self)) }
            }
            return body(pointers + [nil])
        }
    }
}
