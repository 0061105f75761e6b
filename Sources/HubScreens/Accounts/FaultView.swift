/// What is wrong with a form, said at the top with a link to the field.
struct FaultView {
    /// Id of the field.
    var field: String
    var text: String
}
