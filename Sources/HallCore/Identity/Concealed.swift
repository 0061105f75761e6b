/// A value that shows nothing of itself in a log line, an interpolation or a debugger's mirror.
///
/// To show part of it on purpose, read its property and pass it through ``Mask``.
public protocol Concealed: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Concealed {
    /// Always `〔隐〕`.
    public var description: String { "〔隐〕" }
    /// Always `〔隐〕`.
    public var debugDescription: String { "〔隐〕" }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: [(label: String?, value: Any)]()) }
}
