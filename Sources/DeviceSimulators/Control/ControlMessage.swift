internal import Foundation

/// What goes over the control socket: one JSON list of words and a line feed there; `ok` or `error`, a line feed
/// and the rest of the text back, up to the end of the stream.
enum ControlMessage {
    static func request(_ words: [String]) throws -> [UInt8] {
        Array(try JSONEncoder().encode(words)) + [0x0A]
    }

    static func words(in request: [UInt8]) throws -> [String] {
        try JSONDecoder().decode([String].self, from: Data(request))
    }

    static func answer(_ result: Result<String, any Error>) -> [UInt8] {
        switch result {
        case .success(let text): Array("ok\n\(text)".utf8)
        case .failure(let error): Array("error\n\(error)".utf8)
        }
    }

    static func result(of answer: [UInt8]) -> Result<String, ControlProblem> {
        let text = String(decoding: answer, as: UTF8.self)
        if text.hasPrefix("ok\n") { return .success(String(text.dropFirst(3))) }
        if text.hasPrefix("error\n") { return .failure(.refused(String(text.dropFirst(6)))) }
        return .failure(.brokenOff)
    }
}
