import ArgumentParser
import Foundation
import HallCore

/// How a command answers: for people, or as one JSON document.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print one JSON document instead of text.")
    var json = false

    /// Prints the result in the form that was asked for.
    func print(_ document: JSONValue, text: @autoclosure () -> String) {
        let bytes = json ? document.canonicalBytes() : Array(text().utf8)
        FileHandle.standardOutput.write(Data(bytes + [UInt8(ascii: "\n")]))
    }
}
