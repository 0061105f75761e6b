/// The part a device plays in the hall; the word that stands in the configuration.
public enum DeviceRole: String, Codable, Sendable, CaseIterable {
    case idReader
    case receiptPrinter
    case scanner
}
