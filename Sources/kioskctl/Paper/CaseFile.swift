import Foundation
import HallCore
import PackFiles
import Yams

/// Reads an imagined case: one alone, or one of the list under `cases` as in a pack's tests folder.
enum CaseFile {
    private struct Several: Decodable {
        var cases: [One]?
    }

    private struct One: Decodable {
        var id: String?
        var scenario: Scenario

        init(from decoder: any Decoder) throws {
            id = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .id)
            scenario = try Scenario(from: decoder)
        }

        private enum CodingKeys: String, CodingKey { case id }
    }

    static func scenario(at path: String, id: String?) throws -> Scenario {
        let text = try read(path)
        do {
            let cases = try YAMLDecoder().decode(Several.self, from: text).cases
            let found = try cases ?? [YAMLDecoder().decode(One.self, from: text)]
            guard let one = found.first(where: { id == nil || $0.id == id }) else {
                throw CommandFailure.noCaseInFile(path: path, known: found.compactMap(\.id))
            }
            return one.scenario
        } catch let error as CommandFailure {
            throw error
        } catch {
            throw CommandFailure.caseRefused(path: path, reason: "\(error)")
        }
    }

    private static func read(_ path: String) throws -> String {
        do {
            return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        } catch {
            throw PackFileError.unreadable(file: path, reason: (error as NSError).localizedDescription)
        }
    }
}
