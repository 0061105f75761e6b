/// Numbers and the problems they have, in order. Invented numbers, and the standards' own samples.
///
/// `ok,organisationCheck` is right with a warning.
enum CheckDigitRows {
    static let citizen: [(number: String, expected: String)] = [
        ("990101189912310005", "ok"),
        ("990202188802290004", "ok"),
        ("990303187001010006", "ok"),
        ("991231189001310009", "ok"),
        ("998877185006150008", "ok"),
        ("99010118991231003X", "ok"),
        ("99010118991231003x", "ok"),
        ("11010519491231002X", "ok"),
        ("440524188001010014", "ok"),
        ("990101189912310000", "checkDigit"),
        ("990110189912310005", "checkDigit"),
        ("990101189902300014", "birthDate"),
        ("99010118991231000", "length"),
        ("9901011899123100X5", "checkSignNotLast"),
        ("990101189913310015", "birthDate"),
        ("", "length"),
        ("９９０１０１１８９９１２３１０００５", "length,characters"),
        ("99010118991231000A", "characters"),
        ("XXXXXXXXXXXXXXXXXX", "checkSignNotLast"),
    ]

    static let credit: [(number: String, expected: String)] = [
        ("91990101MA00TE5T2P", "ok"),
        ("919902020000000199", "ok"),
        ("12990303123456788C", "ok"),
        ("52990404MJ00000182", "ok"),
        ("92990505MA9YYYYY7C", "ok"),
        ("11990606000000107E", "ok"),
        ("91350100M000100Y43", "ok"),
        ("919902020000000190", "checkSign"),
        ("91A902020000000199", "region"),
        ("919902020I00000199", "characters"),
        ("91990101ma00te5t2p", "characters"),
        ("91990202000000019", "length"),
        ("91990202000000011G", "ok,organisationCheck"),
        ("", "length"),
    ]
}
