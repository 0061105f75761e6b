import HTTPTypes
import HallCore
import Hummingbird
import KioskSession
import TextInput

/// What the keyboard on the page asks while somebody types. By post: nothing typed stands in an address.
extension KioskScreens {
    /// More than anybody looks through; rare characters of the fullest syllables are among them.
    private static let mostCandidates = 400

    func addTyping(to router: Router<BasicRequestContext>) {
        router.post("/input/candidates") { request, _ in try await candidates(request) }
        router.post("/input/strokes") { request, _ in try await strokes(request) }
        router.post("/input/ink") { request, _ in try await ink(request) }
    }

    private func candidates(_ request: Request) async throws -> Response {
        guard try await shownVisit(request) != nil else { return Response(status: .forbidden) }
        let body = try await FormBody(request)
        let field = body["field"].flatMap(InputField.init) ?? .words
        let before = body["before"] ?? ""
        guard let typed = body["typed"], !typed.isEmpty else {
            return Self.answer(
                "ok", "", settings.input.quick.words(in: field, after: before).map { Candidate($0, takes: 0) })
        }
        guard let letters = PinyinLetters.plain(typed) else { return Self.answer("ok", "", []) }
        guard let typist = await settings.input.typist(),
            let found = await typist.candidates(for: letters, in: field, after: before)
        else { return Self.answer("away", "", []) }
        return Self.answer("ok", found.syllables.joined(separator: " "), found.candidates)
    }

    private func strokes(_ request: Request) async throws -> Response {
        guard try await shownVisit(request) != nil else { return Response(status: .forbidden) }
        let typed = try await FormBody(request)["typed"] ?? ""
        guard let table = await settings.input.strokes?() else { return Self.answer("away", "", []) }
        return Self.answer("ok", typed, table.candidates(for: typed))
    }

    /// `unsure` where the first candidate is hardly what was meant.
    private func ink(_ request: Request) async throws -> Response {
        guard try await shownVisit(request) != nil else { return Response(status: .forbidden) }
        let body = try await FormBody(request)
        guard let ink = Ink(body["typed"] ?? "", height: body["height"].flatMap { Int($0) } ?? 0) else {
            return Self.answer("ok", "", [])
        }
        guard let reading = await settings.input.handwriting?.read(ink) else { return Self.answer("away", "", []) }
        let field = body["field"].flatMap(InputField.init) ?? .words
        let order = InkOrder(reading, of: ink, in: field, taken: body["taken"].flatMap { Int($0) } ?? 0)
        return Self.answer(order.isSure ? "ok" : "unsure", "", order.candidates)
    }

    private static func answer(_ state: String, _ shown: String, _ candidates: [Candidate]) -> Response {
        let items = candidates.prefix(mostCandidates).map { candidate in
            JSONValue.object(["text": .string(candidate.text), "takes": .integer(Int64(candidate.takes))])
        }
        return .json(.object(["state": .string(state), "shown": .string(shown), "items": .array(items)]))
    }
}

/// The keyboard as a page has it.
struct KeyboardView {
    var pinyin: Bool
    var strokes: Bool
    var hand: Bool
}

extension InputDesk {
    var keyboard: KeyboardView {
        get async {
            KeyboardView(
                pinyin: hasPinyin, strokes: strokes != nil, hand: await handwriting?.isUsable() ?? false)
        }
    }
}

/// How a field is typed into: which board comes first, what it needs besides, and what is expected.
struct FieldKeys {
    /// `pinyin`, `digits` or `letters`.
    var first: String
    /// What the digits' board needs besides digits, or `code`: `number`, `phone`, `citizen`.
    var pad = ""
    /// An ``InputField``.
    var expects = InputField.words.rawValue

    /// Numbers that are copied from paper.
    static let digits = FieldKeys(first: "digits")
    static let letters = FieldKeys(first: "letters")

    init(first: String, pad: String = "", expects: InputField = .words) {
        (self.first, self.pad, self.expects) = (first, pad, expects.rawValue)
    }

    /// What a form's field needs.
    init(_ field: FormField) {
        switch field.kind {
        case .number: self.init(first: "digits", pad: "number")
        case .integer, .date, .dateHour: self.init(first: "digits")
        case .phone: self.init(first: "digits", pad: "phone")
        case .citizenNumber: self.init(first: "digits", pad: "citizen")
        case .creditCode: self.init(first: "letters", pad: "code")
        case .projectCode: self.init(first: "letters")
        case .text where field.id.hasSuffix("Number"): self.init(first: "digits")
        default: self.init(first: "pinyin", expects: InputField(field.kind))
        }
    }
}
