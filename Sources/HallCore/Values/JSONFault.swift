/// Why bytes are not a JSON text that can be read. Says where, never what stands there.
public enum JSONFault: Error, Hashable, CustomStringConvertible {
    /// A byte that cannot stand there, or the end; counted from 0.
    case unexpected(at: Int)
    /// An object has one member twice.
    case twice(before: Int)
    case notUTF8(from: Int)
    /// A number has a fraction or does not fit into 64 bits.
    case notWhole(at: Int)
    case tooDeep

    /// What an operator reads.
    public var description: String {
        switch self {
        case .unexpected(let place): "the JSON text breaks off or goes wrong at byte \(place)"
        case .twice(let place): "an object of the JSON text has one member twice, before byte \(place)"
        case .notUTF8(let place): "the JSON text is not UTF-8 from byte \(place) on"
        case .notWhole(let place):
            "the number at byte \(place) has a fraction or is too large; write fractions as strings"
        case .tooDeep: "the JSON text is nested more than \(JSONReader.deepest) deep"
        }
    }
}
