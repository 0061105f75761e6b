import Foundation
import HallCore
import Testing

/// Files from phones are told by their bytes, and pictures lose what is not the picture.
@Suite struct UploadCleanerTests {
    /// Exif with orientation 6 and a place, as a phone writes it (little endian).
    private static let exif: [UInt8] =
        Array("Exif\0\0".utf8) + [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]
        + Array("GPS 31.69N 113.37E".utf8)

    private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0xFF, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 0xFF)] + content
    }

    private static let tables = segment(0xDB, Array(repeating: 1, count: 65))
    private static let scan = segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]
    private static let photo =
        [0xFF, 0xD8] + segment(0xE1, exif) + segment(0xFE, Array("张三测的照片".utf8)) + segment(0xED, [1, 2, 3]) + tables
        + scan + scan + [0xFF, 0xD9] + Array("a film hangs behind".utf8)

    private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        [0, 0, 0, UInt8(data.count)] + Array(type.utf8) + data + [0, 0, 0, 0]
    }

    @Test func `a photo loses its place, comment and appendix, and keeps its picture and how it is turned`() throws {
        let clean = try UploadCleaner.clean(Self.photo)
        #expect(clean.format == .jpeg)
        let text = String(decoding: clean.bytes, as: UTF8.self)
        #expect(!text.contains("GPS") && !text.contains("张三测") && !text.contains("film"))
        let turned: [UInt8] = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]
        #expect(Data(clean.bytes).range(of: Data(turned)) != nil)
        #expect(
            clean.bytes.suffix(2) == [0xFF, 0xD9] && Data(clean.bytes).range(of: Data(Self.tables + Self.scan)) != nil)
        #expect(try UploadCleaner.clean(clean.bytes).bytes == clean.bytes, "the same page is the same page")
    }

    @Test func `a photo that breaks off anywhere is refused`() throws {
        let whole = try UploadCleaner.clean(Self.photo).bytes
        for count in 3..<whole.count {
            #expect(throws: UploadFault.damaged) { try UploadCleaner.clean(Array(whole.prefix(count))) }
        }
    }

    @Test func `a screenshot loses its texts`() throws {
        let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let picture = Self.chunk("IHDR", Array(repeating: 1, count: 13)) + Self.chunk("IDAT", [1, 2, 3])
        let end = Self.chunk("IEND", [])
        let clean = try UploadCleaner.clean(
            head + picture + Self.chunk("tEXt", Array("Author".utf8)) + Self.chunk("eXIf", [1]) + end + [9, 9])
        #expect(clean.format == .png && clean.bytes == head + picture + end)
        #expect(throws: UploadFault.damaged) { try UploadCleaner.clean(head + picture) }
        #expect(throws: UploadFault.damaged) { try UploadCleaner.clean(head + [0xFF, 0xFF, 0xFF, 0xFF] + picture) }
    }

    @Test(arguments: [
        "<svg xmlns='http://www.w3.org/2000/svg'/>", "<!DOCTYPE html><script>", "GIF89a", "MZ", "PK\u{3}\u{4}",
    ])
    func `what is no picture and no PDF is refused, whatever it is called`(text: String) {
        #expect(throws: UploadFault.unknownFormat) { try UploadCleaner.clean(Array(text.utf8)) }
    }

    @Test func `a PDF is kept, half of one is not, and there is an end to what a file may weigh`() throws {
        let document = Array("%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n".utf8)
        #expect(try UploadCleaner.clean(document).bytes == document)
        #expect(throws: UploadFault.damaged) { try UploadCleaner.clean(Array(document.prefix(15))) }
        #expect(throws: UploadFault.empty) { try UploadCleaner.clean([]) }
        let most = UploadCleaner.mostBytes
        #expect(throws: UploadFault.tooLarge(most: most)) {
            try UploadCleaner.clean(Array(repeating: 0xFF, count: most + 1))
        }
    }
}
