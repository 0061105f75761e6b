extension ApplicationForm {
    /// Numbers of the cards that find this case: the one that was placed, and the valid ones in the form.
    ///
    /// - Parameter definition: The form this was filled by; without it every answer that is a valid number counts.
    public func cardNumbers(askedBy definition: FormDefinition?) -> [String] {
        let asked = definition.map { $0.fields.filter { $0.kind == .citizenNumber }.map(\.id) } ?? answers.keys.sorted()
        let typed = asked.compactMap { value(of: $0) }.compactMap { CitizenNumber($0)?.text }
        let placed = value(of: FieldNames.cardNumber).map { [$0] } ?? []
        return (placed + typed).reduce(into: []) { numbers, number in
            if !numbers.contains(number) { numbers.append(number) }
        }
    }

    /// The applicant as lists may show them: a company by its name, a person masked; empty when there is no name.
    public var maskedApplicant: String {
        value(of: FieldNames.companyName) ?? value(of: FieldNames.personName).map(Mask.name) ?? ""
    }
}
