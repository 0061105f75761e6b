import ArgumentParser

/// Whether personal data are shown.
struct PrivacyOptions: ParsableArguments {
    @Flag(help: "Show personal data in full instead of masked.")
    var clear = false

    var disclosure: Disclosure { clear ? .clear : .masked }

    /// Reminds whoever asked for personal data of what is on the screen now.
    func warn() {
        guard clear else { return }
        StandardError.write("kioskctl: this output holds personal data in full; keep no copy and close the window")
    }
}
