/// A card's text never reaches a log by way of interpolation or a mirror.
extension SDTIdentityText: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "identity text of kind \(kind)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: [(label: String?, value: Any)]()) }
}

extension SDTBaseMessage: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "base message with \(text)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: [(label: String?, value: Any)]()) }
}

extension SDTAnswer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The status bytes and the amount of data, never the data.
    public var description: String {
        let status = [sw1, sw2, sw3].map { String($0, radix: 16, uppercase: true) }.joined(separator: " ")
        return "answer \(status) with \(data.count) bytes"
    }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: [(label: String?, value: Any)]()) }
}
