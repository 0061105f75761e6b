import CPinyin

extension PinyinEngine {
    /// The readings of a word, the whole word's own where the tables have it, put together from its parts otherwise; nil
    /// when a character of it is unknown. At most four, for characters that are read in several ways.
    func readings(of text: String) -> [String]? {
        let characters = Array(text)
        var readings = [""]
        var start = 0
        while start < characters.count {
            let known = (start + 1...characters.count).reversed().lazy.compactMap { end in
                self.known(String(characters[start..<end])).map { (end: end, readings: $0) }
            }
            guard let part = known.first else { return nil }
            readings = readings.flatMap { begun in part.readings.map { begun.isEmpty ? $0 : "\(begun)'\($0)" } }
            readings = Array(readings.prefix(4))
            start = part.end
        }
        return readings
    }

    private func known(_ text: String) -> [String]? {
        guard let tokens = g_array_new(0, 0, 4) else { return nil }
        defer { g_array_free(tokens, 1) }
        guard pinyin_lookup_tokens(instance, text, tokens), tokens.pointee.len > 0 else { return nil }
        let token = UnsafeRawPointer(tokens.pointee.data).loadUnaligned(as: phrase_token_t.self)
        var count: guint = 0
        guard pinyin_token_get_n_pronunciation(instance, token, &count) else { return nil }
        let readings = (0..<count).compactMap { reading($0, of: token) }
        return readings.isEmpty ? nil : readings
    }

    private func reading(_ place: UInt32, of token: phrase_token_t) -> String? {
        guard let keys = g_array_new(0, 0, guint(Self.keyBytes)) else { return nil }
        defer { g_array_free(keys, 1) }
        guard pinyin_token_get_nth_pronunciation(instance, token, place, keys) else { return nil }
        let syllables = (0..<Int(keys.pointee.len)).compactMap { index -> String? in
            var text: UnsafeMutablePointer<gchar>?
            let key = OpaquePointer(keys.pointee.data + index * Self.keyBytes)
            guard pinyin_get_pinyin_string(instance, key, &text), let text else { return nil }
            defer { g_free(text) }
            return String(cString: text)
        }
        return syllables.count == keys.pointee.len ? syllables.joined(separator: "'") : nil
    }

    /// Size of libpinyin's key of one syllable.
    private static let keyBytes = 2
}
