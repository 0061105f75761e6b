import Foundation

/// Where reasons and warnings go, so that standard output holds nothing but the result.
enum StandardError {
    static func write(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
