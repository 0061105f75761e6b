public import HallCore

/// What a field expects, as far as it changes which candidates come first.
public enum InputField: String, Sendable, CaseIterable {
    case name, address, company, words

    /// What a form's field expects.
    public init(_ kind: FieldKind) {
        self =
            switch kind {
            case .personName: .name
            case .address: .address
            case .company: .company
            default: .words
            }
    }
}
