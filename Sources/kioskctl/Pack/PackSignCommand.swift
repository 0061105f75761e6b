import ArgumentParser
import HallCore
import PackFiles

/// `pack sign`
struct PackSignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Sign a pack, so that terminals can tell it from a changed one.",
        discussion: """
            Writes pack.sig, an Ed25519 signature over the pack's digest. The public key that is printed goes into the \
            daemons' settings as packKey. Comments and layout may change after signing, content may not.
            """)

    @Argument(help: "Folder of the pack.")
    var directory: String

    @Option(help: "File of the private key, 32 bytes in base64.")
    var key: String

    @Flag(help: "Make a new key in that file first.")
    var makeKey = false

    @OptionGroup var folders: PackOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let loaded = try folders.usable(directory)
        if makeKey { _ = try PackSignature.makeKey(at: key) }
        let publicKey = try PackSignature.sign(digest: loaded.pack.digest, directory: directory, key: key)
        output.print(
            .object(["digest": .string(loaded.pack.digest), "publicKey": .string(publicKey)]),
            text: "signed \(loaded.pack.digest)\npackKey: \(publicKey)")
    }
}

/// `pack verify`
struct PackVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Prove that a pack is as it was signed.",
        discussion: "The exit status is 1 when it is not signed, signed by another key, or was changed since.")

    @Argument(help: "Folder of the pack.")
    var directory: String

    @Option(help: "The trusted public key, base64.")
    var key: String

    @OptionGroup var folders: PackOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let loaded = try folders.usable(directory)
        try PackSignature.verify(digest: loaded.pack.digest, directory: directory, key: key)
        output.print(
            .object(["digest": .string(loaded.pack.digest), "signed": .bool(true)]),
            text: "signed as it stands: \(loaded.pack.digest)")
    }
}
