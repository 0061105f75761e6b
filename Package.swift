// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Products of the packages we depend on, under the name of the module that is imported.
enum External {
    static let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
    static let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
    static let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
    static let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
    static let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
    static let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
    static let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
    static let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
    static let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
    static let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
    static let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
    static let nioFoundationCompat = Target.Dependency.product(name: "NIOFoundationCompat", package: "swift-nio")
    static let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
    static let serviceLifecycle = Target.Dependency.product(
        name: "ServiceLifecycle", package: "swift-service-lifecycle")
    static let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
    static let yams = Target.Dependency.product(name: "Yams", package: "Yams")
}

func library(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
    .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

let package = Package(
    name: "lianban",
    products: [
        .executable(name: "kioskd", targets: ["kioskd"]),
        .executable(name: "kioskctl", targets: ["kioskctl"]),
        .executable(name: "kiosksim", targets: ["kiosksim"]),
        .executable(name: "pinyind", targets: ["pinyind"]),
        .executable(name: "hubd", targets: ["hubd"]),
        .executable(name: "hubsim", targets: ["hubsim"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    ],
    targets: [
        // C libraries
        .systemLibrary(name: "CFreeType", pkgConfig: "freetype2", providers: [.apt(["libfreetype-dev"])]),
        .systemLibrary(name: "CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(name: "CPinyin", pkgConfig: "libpinyin", providers: [.apt(["libpinyin15-dev"])]),
        .systemLibrary(name: "CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CUDev", pkgConfig: "libudev", providers: [.apt(["libudev-dev"])]),

        // Pure
        library("HallCore"),
        library("HubMessages", ["HallCore"]),
        library("DeviceCodecs"),
        library("TextInput", ["HallCore"]),

        // Edges
        library("GlyphRaster", ["CFreeType"]),
        library("QRCode", ["CQREncode"]),
        library("PaperPDF", ["HallCore", "QRCode", "CPangoCairo"]),
        library("PackFiles", ["HallCore", External.yams, External.crypto]),
        library("DeviceDrivers", ["HallCore", "DeviceCodecs", "GlyphRaster", "CUDev", External.logging]),
        library("InputHelpers", ["TextInput", External.logging]),
        library("KioskStore", ["HallCore", "HubMessages", External.grdb, External.crypto, External.cryptoExtras]),
        library(
            "KioskSync",
            [
                "HallCore", "HubMessages", "KioskStore", External.asyncHTTPClient, External.crypto, External.logging,
                External.nioCore, External.nioHTTP1, External.nioFoundationCompat, External.serviceLifecycle,
            ]),
        library("HubStore", ["HallCore", "HubMessages", "CPQ", External.grdb, External.crypto]),
        library(
            "HubAdapters",
            [
                "HallCore", "HubMessages", External.asyncHTTPClient, External.crypto, External.logging,
                External.nioCore, External.nioHTTP1, External.nioFoundationCompat,
            ]),

        // Faces
        library("KioskSession", ["HallCore", "KioskStore", External.logging]),
        library(
            "KioskScreens",
            [
                "HallCore", "KioskSession", "KioskStore", "QRCode", "TextInput", External.hummingbird,
                External.httpTypes, External.logging,
                External.mustache, External.nioCore, External.serviceLifecycle,
            ], resources: [.embedInCode("Resources")]),
        library(
            "HubService",
            [
                "HallCore", "HubMessages", "HubStore", "HubAdapters", External.crypto, External.cryptoExtras,
                External.logging,
            ]),
        library(
            "HubScreens",
            [
                "HallCore", "HubMessages", "HubService", "HubStore", "QRCode", External.hummingbird, External.httpTypes,
                External.logging,
                External.mustache, External.nioCore, External.serviceLifecycle,
            ], resources: [.embedInCode("Resources")]),

        // Test support, shipped
        library("DeviceSimulators", ["DeviceCodecs", "GlyphRaster", "QRCode", "CPNG", External.logging]),

        library(
            "OutsideSimulators",
            [
                "HallCore", External.hummingbird, External.httpTypes, External.asyncHTTPClient, External.crypto,
                External.logging, External.nioCore, External.nioHTTP1, External.nioFoundationCompat,
                External.serviceLifecycle,
            ]),

        // Programs
        program(
            "kioskd",
            [
                "HallCore", "PackFiles", "DeviceDrivers", "GlyphRaster", "HubMessages", "KioskStore", "KioskSync",
                "KioskSession",
                "KioskScreens", "TextInput", "InputHelpers",
                External.argumentParser, External.crypto, External.logging, External.serviceLifecycle,
                External.hummingbird, External.httpTypes, External.nioCore, External.unixSignals, External.yams,
            ]),
        program(
            "kioskctl",
            [
                "HallCore", "PackFiles", "PaperPDF", "QRCode", "DeviceDrivers", "GlyphRaster", "KioskStore",
                External.argumentParser, External.asyncHTTPClient, External.logging, External.nioCore,
                External.nioHTTP1, External.yams,
            ]),
        program("pinyind", ["CPinyin"]),
        program("kiosksim", ["DeviceSimulators", External.argumentParser, External.logging]),
        program(
            "hubd",
            [
                "HallCore", "PackFiles", "HubMessages", "HubStore", "HubAdapters", "HubService", "HubScreens",
                External.argumentParser, External.crypto, External.hummingbird, External.logging,
                External.serviceLifecycle, External.unixSignals, External.yams,
            ]),
        program(
            "hubsim",
            [
                "OutsideSimulators", "HallCore", External.argumentParser, External.hummingbird, External.logging,
                External.serviceLifecycle, External.unixSignals,
            ]),

        // Tests
        tests("ArchitectureTests", []),
        tests("HallCoreTests", ["HallCore", "PackFiles"]),
        tests(
            "PaperTests", ["HallCore", "PackFiles", "PaperPDF", "QRCode"], resources: [.copy("Golden")]),
        tests("TextInputTests", ["TextInput", "InputHelpers", "HallCore", "PackFiles", External.logging]),
        tests("DeviceCodecsTests", ["DeviceCodecs"], resources: [.copy("Captures")]),
        tests(
            "DeviceDriversTests",
            [
                "DeviceDrivers", "DeviceCodecs", "DeviceSimulators", "GlyphRaster", "HallCore", "PackFiles",
                External.logging,
            ]),
        tests("DeviceSimulatorsTests", ["DeviceSimulators", "DeviceCodecs"]),
        tests(
            "KioskTests",
            [
                "KioskStore", "KioskSession", "KioskScreens", "TextInput", "HallCore", "HubMessages", "PackFiles",
                External.httpTypes, External.hummingbird, External.hummingbirdTesting, External.grdb, External.logging,
            ]),
        tests(
            "OutsideTests",
            [
                "HubAdapters", "OutsideSimulators", "HallCore", "HubMessages", External.hummingbird, External.httpTypes,
                External.hummingbirdTesting, External.asyncHTTPClient, External.crypto, External.logging,
                External.nioCore,
            ]),
        tests(
            "HubTests",
            [
                "CPQ", "HubStore", "HubAdapters", "OutsideSimulators", "HubService", "HubScreens", "HubMessages",
                "HallCore",
                "PackFiles", External.httpTypes,
                External.nioCore,
                "KioskStore", "KioskSync", External.hummingbird, External.hummingbirdTesting, External.crypto,
                External.logging,
            ]),
    ]
)
