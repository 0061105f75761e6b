import Foundation

/// Values stored as JSON text.
enum JSONText {
    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// - Parameter place: Table and column, for the error.
    static func decode<Value: Decodable>(_ type: Value.Type, from text: String, place: String) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(text.utf8))
        } catch {
            throw StoreFault.unreadable(place)
        }
    }
}
