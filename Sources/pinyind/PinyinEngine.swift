import CPinyin

/// libpinyin without a user's folder: it reads the system's tables and takes words into memory, and writes nothing.
final class PinyinEngine {
    /// What people of some places do not tell apart, by the names requests use.
    static let accents: [String: PinyinAmbiguity2] = [
        "z-zh": PINYIN_AMB_Z_ZH, "c-ch": PINYIN_AMB_C_CH, "s-sh": PINYIN_AMB_S_SH, "l-n": PINYIN_AMB_L_N,
        "f-h": PINYIN_AMB_F_H, "l-r": PINYIN_AMB_L_R, "an-ang": PINYIN_AMB_AN_ANG, "en-eng": PINYIN_AMB_EN_ENG,
        "in-ing": PINYIN_AMB_IN_ING,
    ]

    /// A syllable begun and not finished counts, `lv` and `jv` are what the keys without ü give.
    private static let usual = IS_PINYIN.rawValue | PINYIN_INCOMPLETE.rawValue | PINYIN_CORRECT_ALL.rawValue

    /// The library of words of our own, in memory only.
    private static let own: guint8 = 7
    /// Above most words of the tables: what the hall speaks of comes first.
    private static let weight: gint = 5000
    /// More than any syllable has characters.
    private static let most: UInt32 = 500

    private let context: OpaquePointer
    let instance: OpaquePointer
    private var options: UInt32?

    init?(data: String) {
        guard let context = pinyin_init(data, nil) else { return nil }
        for library in [GB_DICTIONARY, GBK_DICTIONARY, OPENGRAM_DICTIONARY, MERGED_DICTIONARY] {
            pinyin_load_phrase_library(context, guint8(library.rawValue))
        }
        guard let instance = pinyin_alloc_instance(context) else { return nil }
        (self.context, self.instance) = (context, instance)
    }

    deinit {
        pinyin_free_instance(instance)
        pinyin_fini(context)
    }

    /// Takes a word in; its reading has as many syllables as it has characters.
    func add(_ text: String, reading: String) -> Bool {
        guard let words = pinyin_begin_add_phrases(context, Self.own) else { return false }
        defer { pinyin_end_add_phrases(words) }
        return pinyin_iterator_add_phrase(words, text, reading, Self.weight)
    }

    /// The answer to `ask`.
    func candidates(for letters: String, accents: [String]) -> String {
        set(accents.compactMap { Self.accents[$0] }.reduce(Self.usual) { $0 | $1.rawValue })
        pinyin_reset(instance)
        guard pinyin_parse_more_full_pinyins(instance, letters) > 0 else { return "ok\t" }
        let syllables = syllables(of: letters)
        pinyin_guess_sentence(instance)
        let sorted = SORT_BY_PHRASE_LENGTH_AND_PINYIN_LENGTH_AND_FREQUENCY.rawValue
        guard pinyin_guess_candidates(instance, 0, sorted) else { return "ok\t" + syllables }
        return (["ok", syllables] + found().map { "\($0.text):\($0.letters)" }).joined(separator: "\t")
    }

    private func set(_ wanted: UInt32) {
        guard options != wanted else { return }
        pinyin_set_options(context, wanted)
        options = wanted
    }

    private func found() -> [(text: String, letters: Int)] {
        var count: guint = 0
        pinyin_get_n_candidate(instance, &count)
        return (0..<min(count, Self.most)).compactMap { place in
            var candidate: OpaquePointer?
            guard pinyin_get_candidate(instance, place, &candidate), let candidate else { return nil }
            var text: UnsafePointer<CChar>?
            guard pinyin_get_candidate_string(instance, candidate, &text), let text else { return nil }
            // The length is known only to who chooses; what it then expects of the next guess is reset with the next ask.
            let words = String(cString: text)
            return (words, Int(pinyin_choose_candidate(instance, 0, candidate)))
        }
    }

    /// The letters with `'` between syllables.
    private func syllables(of letters: String) -> String {
        let letters = Array(letters.utf8)
        var parts: [String] = []
        var start = 0
        while start < letters.count {
            var end = 0
            guard pinyin_get_right_pinyin_offset(instance, start, &end), end > start, end <= letters.count else {
                break
            }
            parts.append(String(decoding: letters[start..<end], as: UTF8.self).filter { $0 != "'" })
            start = end
        }
        if start < letters.count { parts.append(String(decoding: letters[start...], as: UTF8.self)) }
        return parts.joined(separator: "'")
    }
}
