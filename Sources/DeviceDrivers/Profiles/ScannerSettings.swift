/// What is special about a model of code scanner.
public struct ScannerSettings: Hashable, Sendable, Codable {
    public var baudRate = 9600
    /// Silence that ends a code from a scanner without a suffix.
    public var idleGapMilliseconds = 50

    public init() {}
}
