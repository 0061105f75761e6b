/// What the page is told while it stands on the screen. Carries words for people, never clear personal data.
public enum ScreenEvent: Sendable, Equatable {
    /// A line for the status band.
    case said(String)
    /// A card is being read.
    case reading(String)
    /// State of devices and line has changed.
    case devices
    /// A card was read; pages that wait for one go on.
    case card(String)
    /// The card was taken away.
    case removed(String)
    /// A receipt's code was scanned.
    case scan(String)
    /// A staff member's badge was scanned.
    case badge(String)
    /// A receipt's fate has changed.
    case receipt(String)
    /// The visit was wiped.
    case wiped(String)
}
