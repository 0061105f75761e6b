/// Why a file is not taken as a page of a paper.
public enum UploadFault: Error, Sendable, Hashable {
    case empty
    case tooLarge(most: Int)
    /// Neither a JPEG or PNG picture nor a PDF, whatever its name says.
    case unknownFormat
    /// It begins as one, and breaks off or cannot be followed.
    case damaged
}

extension UploadFault {
    /// What the applicant reads.
    public var text: String {
        switch self {
        case .empty: "文件是空的，请重新选"
        case .tooLarge(let most): "文件太大，每个不超过 \(most / 1024 / 1024) MB，请重拍小一点的"
        case .unknownFormat: "只收照片（JPG、PNG）和 PDF，请换一个文件"
        case .damaged: "文件不完整，请重拍或重新选"
        }
    }
}

/// Tells by its bytes what a file is, and takes out of pictures what is not the picture: place, time and device, a smaller
/// picture, texts, whatever hangs behind the end. How a photo has to be turned stays.
///
/// A PDF is kept as it is.
public enum UploadCleaner {
    /// Most bytes of one file.
    public static let mostBytes = 8 * 1024 * 1024

    /// The format and the bytes to keep. The same file gives the same bytes.
    public static func clean(_ bytes: [UInt8]) throws(UploadFault) -> (format: UploadFormat, bytes: [UInt8]) {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= mostBytes else { throw .tooLarge(most: mostBytes) }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return (.jpeg, try JPEGCleaner.clean(bytes)) }
        if bytes.starts(with: PNGCleaner.signature) { return (.png, try PNGCleaner.clean(bytes)) }
        guard bytes.starts(with: Array("%PDF-".utf8)) else { throw .unknownFormat }
        let end = Array("%%EOF".utf8)
        guard bytes.suffix(2048).indices.contains(where: { bytes[$0...].starts(with: end) }) else { throw .damaged }
        return (.pdf, bytes)
    }
}
