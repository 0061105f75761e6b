public import HallCore

/// Reads pack files that are brought in. What such a file looks like, the program knows that wires the hub together.
public struct PackReader: Sendable {
    /// A pack that proved to be signed, whole and sound.
    public struct Reading: Sendable {
        public var pack: PolicyPack
        /// As `pack.sig` has it.
        public var signature: String

        /// Gathers its parts.
        public init(pack: PolicyPack, signature: String) {
            self.pack = pack
            self.signature = signature
        }
    }

    /// Throws ``PackRefusal`` for what is no sound pack.
    public var read: @Sendable ([UInt8]) throws -> Reading

    /// Takes what reads.
    public init(read: @escaping @Sendable ([UInt8]) throws -> Reading) {
        self.read = read
    }
}

/// Why a pack is not taken in or not activated. Nothing was changed.
public enum PackRefusal: Error, Sendable, Hashable {
    /// This hub has no key to check signatures by.
    case noKey
    case noPackFile
    /// Not signed by the trusted key, or changed since; in the checker's words.
    case badSignature(String)
    /// What the checks found, each with file and line.
    case unsound([String])
    /// Golden cases that come out otherwise than they were worked out.
    case casesFail([String])
    /// A pack of that name and version is known, with another content.
    case versionUsed(String)
    /// The division works by a pack of another name.
    case otherName(String)
    /// The name is that of another division's pack.
    case otherDivision(String)
    case unknown
    /// The day lies before today, or before the pack's own first day.
    case badDay(earliest: CivilDate)
    /// It holds already from that day on.
    case holdsAlready
}

extension PackRefusal {
    /// What people read.
    public var message: String {
        switch self {
        case .noKey: "本机没有设置验证签名的公钥（设置文件里的 packKey），不能从页面导入政策包。请联系维护人员。"
        case .noPackFile: "这不是政策包文件。请用 kioskctl pack bundle 生成的文件。"
        case .badSignature: "签名没有通过验证，可能是别的密钥签的，或者签名后又改过内容。"
        case .unsound: "政策包没有通过检查，要改好、重新签名后再导入。"
        case .casesFail: "政策包自带的标准案例算出来的结果不一样，要核对后再导入。"
        case .versionUsed(let version): "版本 \(version) 已经有了，内容却不一样。请改成新的版本号，重新签名后再导入。"
        case .otherName(let name): "这个区划用的政策包叫 \(name)，新的也要叫这个名字。"
        case .otherDivision(let division): "这个名字是区划 \(division) 的政策包，不能换成别的区划的。"
        case .unknown: "没有这个政策包，可能已经在别处处理过了。"
        case .badDay(let earliest): "启用日期最早是\(earliest.chinese)。"
        case .holdsAlready: "从那一天起用的已经是这个政策包。"
        }
    }

    /// What the checks found, line by line.
    public var details: [String] {
        switch self {
        case .badSignature(let text): [text]
        case .unsound(let findings), .casesFail(let findings): findings
        default: []
        }
    }
}
