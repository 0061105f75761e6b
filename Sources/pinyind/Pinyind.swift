import Glibc

/// Turns pinyin into candidates, one request a line on standard input, one answer a line on standard output. It keeps
/// nothing: it has no folder of its own, learns from nobody, and ends when its input ends. Whoever kills it has wiped what
/// was typed.
///
/// | request, parts apart by tabs | answer |
/// | --- | --- |
/// | `ask` accents letters | `ok` syllables candidates…, each `text:letters it takes` |
/// | `word` text reading | `ok`, or `no` when libpinyin takes no such word |
/// | `read` text | `ok` reading…, or `no` |
/// | anything else | `no` |
///
/// Accents are names of ``PinyinEngine/accents`` apart by commas; a reading is syllables apart by `'`.
@main
enum Pinyind {
    static func main() {
        // No picture of the memory, which holds what was typed, is left behind by a crash.
        var noCore = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &noCore)
        let folders = CommandLine.arguments.dropFirst()
        guard let engine = (folders.isEmpty ? dataFolders() : Array(folders)).lazy.compactMap(PinyinEngine.init).first
        else {
            say("libpinyin has no data; install libpinyin-data, or name its folder", to: 2)
            exit(1)
        }
        while let line = readLine() {
            say(answer(line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init), engine), to: 1)
        }
    }

    private static func answer(_ parts: [String], _ engine: PinyinEngine) -> String {
        switch (parts.first, parts.count) {
        case ("ask", 3): engine.candidates(for: parts[2], accents: parts[1].split(separator: ",").map(String.init))
        case ("word", 3): engine.add(parts[1], reading: parts[2]) ? "ok" : "no"
        case ("read", 2): (engine.readings(of: parts[1]).map { ["ok"] + $0 } ?? ["no"]).joined(separator: "\t")
        default: "no"
        }
    }

    /// Where Debian keeps libpinyin's data, whatever the machine's kind.
    private static func dataFolders() -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob("/usr/lib/*/libpinyin/data", 0, nil, &found) == 0 else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
    }

    private static func say(_ line: String, to file: Int32) {
        var left = Array((line + "\n").utf8)[...]
        while !left.isEmpty {
            let count = left.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            guard count > 0 else { exit(1) }
            left = left.dropFirst(count)
        }
    }
}
