public import Foundation
public import HallCore

/// A signed pack with the layers it extends as one file, to be carried from where it was signed to a centre.
///
/// It is JSON: `format`, the `layers` from the lowest to the pack's own with the texts of their files, and `signature`,
/// the content of `pack.sig`.
public struct PackBundle: Codable, Sendable {
    /// What every such file begins to say of itself.
    public static let format = "lianban-pack-1"
    /// What such a file may weigh, in bytes; the largest pack of a city weighs a twentieth.
    public static let maximumBytes = 4 * 1024 * 1024

    struct Layer: Codable {
        var name: String
        /// Text by name, `forms/application.yaml`.
        var files: [String: String]
    }

    var format: String
    var layers: [Layer]
    /// As ``PackSignature`` writes it.
    public var signature: String

    /// Gathers a signed pack's files.
    /// - Throws: ``PackFileError`` for what cannot be read or is not signed.
    public init(directory: String) throws {
        let tree = try PackTree(directory: directory)
        if let fault = tree.faults.first { throw fault }
        format = Self.format
        layers = try tree.layers.map { layer in
            Layer(
                name: layer.name,
                files: try layer.files.reduce(into: [:]) { $0[$1.name] = try StrictYAML.text(at: $1.path) })
        }
        signature = try StrictYAML.text(at: directory + "/" + PackSignature.file)
    }

    /// Reads such a file; nil for any other.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count <= Self.maximumBytes,
            let bundle = try? JSONDecoder().decode(PackBundle.self, from: Data(bytes)), bundle.format == Self.format,
            bundle.layers.contains(where: { $0.files[PackTree.Layer.head] != nil })
        else { return nil }
        self = bundle
    }

    /// The file's content.
    public func data() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    /// Reads the pack in it as far as it can be read and checks what there is.
    public func inspect(calendar: WorkCalendar) throws -> PackInspection {
        let layers = layers.map { layer in
            PackTree.Layer(
                name: layer.name, directory: layer.name,
                files: layer.files.sorted { $0.key < $1.key }
                    .map { PackTree.File($0.key, text: $0.value, layer: layer.name) })
        }
        return try PackParts(PackTree(layers: layers)).inspect(calendar: .success(calendar))
    }
}
