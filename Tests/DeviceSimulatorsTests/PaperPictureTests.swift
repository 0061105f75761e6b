import DeviceSimulators
import Foundation
import Testing

@Suite struct PaperPictureTests {
    private func strip(_ bytes: [UInt8]) throws -> PaperStrip {
        var printer = SimulatedPrinter(font: .boxes)
        return try #require(printer.receive(bytes + [0x1D, 0x56, 0x42, 0x00]).strips.first)
    }

    @Test func `the paper is 80 mm wide with margins`() throws {
        let picture = PaperPicture(try strip(gb("测\n")))
        #expect(picture.width == 640)
        let row = picture.greys[(121 * 640)..<(122 * 640)]
        #expect(row.firstIndex { $0 < 100 } == 121 * 640 + 32)
    }

    @Test func `a code on the paper can be read back from the picture`() throws {
        let payload = Array("LB1.4213-261121-SZ01A-0001-C.随州".utf8)
        let code =
            bytes("1D 28 6B 03 00 31 43 06 1D 28 6B 03 00 31 45 31 1D 28 6B")
            + [UInt8(payload.count + 3), 0, 0x31, 0x50, 0x30] + payload + bytes("1D 28 6B 03 00 31 51 30")
        let folder = try RunningSimulator.emptyFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try PaperPicture(try strip([0x1B, 0x61, 0x01] + code)).write(toPNG: folder + "/paper.png")
        #expect(try read(folder + "/paper.png") == String(decoding: payload, as: UTF8.self))
    }

    @Test func `a folder that is not there is named`() throws {
        let picture = PaperPicture(try strip(gb("测\n")))
        #expect(throws: PaperPictureProblem.self) { try picture.write(toPNG: "/nonexistent/paper.png") }
    }

    private func read(_ picture: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/zbarimg")
        process.arguments = ["--quiet", "--raw", "--oneshot", picture]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = Pipe()
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
    }
}
