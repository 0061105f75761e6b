import HallCore
import HubService

extension OrderReader {
    /// The most characters of what is typed where no pack says it.
    static let longest = 500

    /// Browsers keep to the lengths that pages give; whoever sends more is told at the question.
    func refuseLongText() throws(OrderMistakes) {
        let form = pack.form(work.process.form.formID)
        let mistakes = values.lengths.compactMap { name, length -> OrderMistakes.Mistake? in
            let field = name.hasPrefix("answer.") ? form?.field(String(name.dropFirst("answer.".count))) : nil
            let most = field?.longest ?? Self.longest
            return length > most ? OrderMistakes.Mistake(name: name, text: "太长，请减到\(most)个字以内") : nil
        }
        guard mistakes.isEmpty else { throw OrderMistakes(mistakes) }
    }
}
