import Foundation

/// Reads YAML into a type and refuses keys that the type does not ask for.
public enum StrictYAML {
    /// Decodes one document.
    /// - Parameters:
    ///   - file: the name that errors give.
    /// - Throws: ``PackFileError`` with line and key path where they are known: the first of all faults.
    public static func decode<T: Decodable>(_ type: T.Type, from text: String, file: String) throws -> T {
        let reading = YAMLReading(file: file, allowsEmpty: true)
        let value = reading.value(type, of: try YAMLTree(text, file: file), at: .top)
        if let fault = reading.faults.first { throw fault }
        guard let value else { throw PackFileError.syntax(file: file, line: nil, problem: "nothing can be read") }
        return value
    }

    /// Reads and decodes one file; errors name its path.
    public static func decode<T: Decodable>(_ type: T.Type, at path: String) throws -> T {
        try decode(type, from: try text(at: path), file: path)
    }

    static func text(at path: String) throws -> String {
        do {
            return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        } catch {
            throw PackFileError.unreadable(file: path, reason: (error as NSError).localizedDescription)
        }
    }
}
