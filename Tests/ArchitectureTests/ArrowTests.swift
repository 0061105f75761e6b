import Testing

/// The arrows between the targets. SwiftPM does not stop a transitive import; these tests do.
@Suite struct `Arrows between targets` {
    /// What each target may import of ours. C libraries count as ours: they are declared in this package.
    static let arrows: [String: Set<String>] = [
        // Pure
        "HallCore": [],
        "DeviceCodecs": [],
        "TextInput": ["HallCore"],
        "HubMessages": ["HallCore"],
        // Edges
        "GlyphRaster": ["CFreeType"],
        "QRCode": ["CQREncode"],
        "PaperPDF": ["HallCore", "QRCode", "CPangoCairo"],
        "PackFiles": ["HallCore"],
        "DeviceDrivers": ["HallCore", "DeviceCodecs", "GlyphRaster", "CUDev"],
        "InputHelpers": ["TextInput"],
        "KioskStore": ["HallCore", "HubMessages"],
        "KioskSync": ["HallCore", "HubMessages", "KioskStore"],
        "HubStore": ["HallCore", "HubMessages", "CPQ"],
        "HubAdapters": ["HallCore", "HubMessages"],
        // Faces
        "KioskSession": ["HallCore", "KioskStore"],
        "KioskScreens": ["HallCore", "KioskSession", "KioskStore", "QRCode", "TextInput"],
        "HubService": ["HallCore", "HubMessages", "HubStore", "HubAdapters"],
        "HubScreens": ["HallCore", "HubMessages", "HubService", "HubStore", "QRCode"],
        // Test support, shipped
        "DeviceSimulators": ["DeviceCodecs", "GlyphRaster", "QRCode", "CPNG"],
        "OutsideSimulators": ["HallCore"],
        // Programs
        "kioskd": [
            "HallCore", "PackFiles", "DeviceDrivers", "GlyphRaster", "HubMessages", "KioskStore", "KioskSync",
            "KioskSession", "KioskScreens", "TextInput", "InputHelpers",
        ],
        "kioskctl": ["HallCore", "PackFiles", "PaperPDF", "QRCode", "DeviceDrivers", "GlyphRaster", "KioskStore"],
        "pinyind": ["CPinyin"],
        "kiosksim": ["DeviceSimulators", "GlyphRaster"],
        "hubd": ["HallCore", "PackFiles", "HubMessages", "HubStore", "HubAdapters", "HubService", "HubScreens"],
        "hubsim": ["OutsideSimulators", "HallCore"],
    ]

    /// System libraries of Package.swift.
    static let systemLibraries: Set = ["CFreeType", "CPangoCairo", "CPinyin", "CPNG", "CPQ", "CQREncode", "CUDev"]

    /// Modules of the toolchain that a pure target may use, and the only files that may. GB 18030 has too many
    /// characters for a table of ours.
    static let pureImports: [String: (modules: Set<String>, files: Set<String>?)] = [
        "HallCore": (["Foundation"], nil),
        "HubMessages": ([], nil),
        "TextInput": ([], nil),
        "DeviceCodecs": (["Foundation"], ["Sources/DeviceCodecs/Text/GB18030.swift"]),
    ]

    @Test func `every target stands in the table`() {
        let folders = SourceTree.targets.subtracting(Self.systemLibraries)
        #expect(folders == Set(Self.arrows.keys))
    }

    @Test(arguments: arrows.keys.sorted())
    func `a target imports only what the table allows`(target: String) {
        let ours = Set(Self.arrows.keys).union(Self.systemLibraries)
        let allowed = Self.arrows[target, default: []]
        let wrong = SourceTree.files.filter { $0.target == target }.flatMap { file in
            file.imports.filter { ours.contains($0) && !allowed.contains($0) }.map { "\(file.path) imports \($0)" }
        }
        #expect(wrong == [])
    }

    @Test func `the arrows make no circle`() {
        var left = Self.arrows
        while let free = left.first(where: { $0.value.allSatisfy { left[$0] == nil } }) {
            left[free.key] = nil
        }
        #expect(left.keys.sorted() == [])
    }

    @Test(arguments: pureImports.keys.sorted())
    func `a pure target imports no package`(target: String) throws {
        let rule = try #require(Self.pureImports[target])
        let ours = Set(Self.arrows.keys)
        let wrong = SourceTree.files.filter { $0.target == target }.flatMap { file in
            file.imports.filter { module in
                let mayUse = rule.modules.contains(module) && rule.files?.contains(file.path) != false
                return !ours.contains(module) && !mayUse
            }.map { "\(file.path) imports \($0)" }
        }
        #expect(wrong == [])
    }
}
