import DeviceDrivers
import Foundation
import HallCore
import PackFiles
import Testing

/// The profiles that the project ships.
@Suite struct DeviceProfileTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Devices")

    private static let models: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

    private func profile(_ model: String) throws -> DeviceProfile {
        let file = Self.folder.appending(path: model).appending(path: "profile.yaml")
        return try StrictYAML.decode(DeviceProfile.self, at: file.path)
    }

    @Test func `every role has a profile`() throws {
        let roles = try Set(Self.models.map { try profile($0).role })
        #expect(roles == Set(DeviceRole.allCases))
    }

    @Test(arguments: models) func `a profile decodes, bears its folder's name and says what it rests on`(
        _ model: String
    ) throws {
        let profile = try profile(model)
        #expect(profile.id == model)
        #expect(!profile.title.isEmpty)
        #expect(!profile.support.isEmpty)
    }

    @Test(arguments: models) func `a profile has the settings of its role and no others`(_ model: String) throws {
        let profile = try profile(model)
        #expect((profile.reader != nil) == (profile.role == .idReader))
        #expect((profile.printer != nil) == (profile.role == .receiptPrinter))
        #expect((profile.scanner != nil) == (profile.role == .scanner))
    }

    @Test func `the reader's profile says what the code takes for granted without one`() throws {
        #expect(try profile("sdt-reader").reader == ReaderSettings())
    }

    @Test func `a misspelt key is refused`() throws {
        let file = Self.folder.appending(path: "sdt-reader").appending(path: "profile.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
            .replacingOccurrences(of: "pollMilliseconds", with: "pollMiliseconds")
        #expect(throws: PackFileError.self) {
            try StrictYAML.decode(DeviceProfile.self, from: text, file: "profile.yaml")
        }
    }
}
