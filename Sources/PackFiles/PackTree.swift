import Foundation

/// The files of a pack's layers as they were read, before anything is made of them.
struct PackTree {
    struct File {
        /// The directory's name, `zhoukou`.
        var layer: String
        /// From the layer's directory on, `forms/application.yaml`.
        var name: String
        /// What errors call it.
        var path: String
        var content: Result<YAMLTree, PackFileError>

        /// Golden cases are no part of the pack.
        var isGolden: Bool { name.hasPrefix("tests/") }
        /// From the directory of all packs, `zhoukou/deadlines.yaml`.
        var shortPath: String { "\(layer)/\(name)" }
    }

    struct Layer {
        var name: String
        var directory: String
        var files: [File]

        func file(_ name: String) -> File? { files.first { $0.name == name } }
    }

    /// From the lowest to the pack's own; never empty.
    var layers: [Layer]
    /// What keeps a layer from being found.
    var faults: [PackFileError]

    private static let mostLayers = 5

    /// Reads a pack's directory and those it extends.
    init(directory: String) throws {
        layers = [try Layer(directory: directory)]
        faults = []
        while case .success(let head)? = layers[0].file(Layer.head)?.content, let below = head["extends"]?.text {
            let file = layers[0].directory + "/" + Layer.head
            guard layers.count < Self.mostLayers else {
                faults.append(
                    .wrong(
                        file: file, line: head["extends"]?.line, path: "extends",
                        expected: "expected at most \(Self.mostLayers) layers; does one extend itself?"))
                return
            }
            let parent = URL(filePath: layers[0].directory).deletingLastPathComponent().appending(path: below)
            do {
                layers.insert(try Layer(directory: parent.path), at: 0)
            } catch let error as PackFileError {
                faults.append(
                    .wrong(file: file, line: head["extends"]?.line, path: "extends", expected: error.description))
                return
            }
        }
    }

    /// Layers that are at hand as texts, from the lowest to the pack's own.
    init(layers: [Layer]) {
        self.layers = layers
        faults = zip(layers, layers.dropFirst()).compactMap { below, layer in
            guard case .success(let head)? = layer.file(Layer.head)?.content, head["extends"]?.text == below.name
            else {
                return .wrong(
                    file: layer.directory + "/" + Layer.head, line: nil, path: "extends",
                    expected: "expected \(below.name), the layer below it in the bundle")
            }
            return nil
        }
    }

    var files: [File] { layers.flatMap(\.files) }
}

extension PackTree.Layer {
    static let head = "pack.yaml"

    init(directory: String) throws {
        let name = URL(filePath: directory).lastPathComponent
        let names: [String]
        do {
            names = try FileManager.default.subpathsOfDirectory(atPath: directory).filter { $0.hasSuffix(".yaml") }
        } catch {
            throw PackFileError.unreadable(file: directory, reason: (error as NSError).localizedDescription)
        }
        self.init(name: name, directory: directory, files: names.sorted().map { PackTree.File($0, name, directory) })
        if file(Self.head) == nil {
            throw PackFileError.unreadable(file: "\(directory)/\(Self.head)", reason: "missing")
        }
    }
}

extension PackTree.File {
    /// A file that is at hand as a text.
    init(_ name: String, text: String, layer: String) {
        let path = "\(layer)/\(name)"
        self.init(layer: layer, name: name, path: path, content: Self.parsed(text, path))
    }

    init(_ name: String, _ layer: String, _ directory: String) {
        let path = "\(directory)/\(name)"
        self.init(layer: layer, name: name, path: path, content: Self.read(path))
    }

    private static func read(_ path: String) -> Result<YAMLTree, PackFileError> {
        do {
            return parsed(try StrictYAML.text(at: path), path)
        } catch let error as PackFileError {
            return .failure(error)
        } catch {
            return .failure(.unreadable(file: path, reason: "\(error)"))
        }
    }

    private static func parsed(_ text: String, _ path: String) -> Result<YAMLTree, PackFileError> {
        do {
            return .success(try YAMLTree(text, file: path))
        } catch let error as PackFileError {
            return .failure(error)
        } catch {
            return .failure(.unreadable(file: path, reason: "\(error)"))
        }
    }
}
