import TextInput

/// Answers as it was told to, and to nothing else.
struct FakeSource: CandidateSource {
    /// What stands for letters: syllables apart by blanks, then candidates, `章三:8`.
    var known: [String: (syllables: String, candidates: [String])]

    func ask(_ letters: String, accents: Set<Accent>) async -> PinyinAnswer? {
        guard let (syllables, candidates) = known[letters] else {
            return PinyinAnswer(syllables: [letters], candidates: [])
        }
        return PinyinAnswer(
            syllables: syllables.split(separator: " ").map(String.init),
            candidates: candidates.map { text in
                let parts = text.split(separator: ":")
                return Candidate(String(parts[0]), takes: Int(parts[1]) ?? 0)
            })
    }
}

/// Can never be asked.
struct AwaySource: CandidateSource {
    func ask(_ letters: String, accents: Set<Accent>) async -> PinyinAnswer? { nil }
}

extension HallWords {
    static var sample: HallWords {
        var words = HallWords()
        words.surnames = HallWord.list("王 wang\n张 zhang\n章 zhang\n欧 ou\n欧阳 ou'yang")
        words.given = HallWord.list("伟 wei\n三 san\n国 guo\n卫 wei\n娜 na")
        words.places = HallWord.list("綦江区 qi'jiang'qu\n随县 sui'xian")
        words.addressEnds = HallWord.list("路 lu\n号 hao\n小区 xiao'qu")
        words.companyParts = HallWord.list("有限公司 you'xian'gong'si")
        words.terms = HallWord.list("漏水 lou'shui")
        return words
    }
}
