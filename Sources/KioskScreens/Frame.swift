import HallCore
import KioskSession

/// What every page has around its question: top band, status, bottom bar, time limit.
struct Frame {
    /// Name of this very page, by which it is read aloud.
    var page: String
    var title: String
    var hall: String
    var when: String
    /// HTML of the device and line status.
    var devices: String
    /// How the person has the screen.
    var modes: ModeStrip
    var idleSeconds: Int
    /// Events that lead on, `card scan:/progress/cases`: the kind, and the address when it is another than the page's.
    var follow: String
    /// What had happened when the page was made; when the daemon tells of more, the page has missed it.
    var marks: EventMarks
    /// The visit the page belongs to.
    var visit: String?
    /// Set where something may be typed.
    var keys: KeyboardView?
    /// What the page says of the receipt; when the daemon says another word, the page is out of date.
    var receipt: String?
    /// What the page says of bills and their payment, in the same way.
    var bills: String?
    /// What the page says of the visit's last wish, in the same way.
    var wish: String?
    /// What the page says of the call for staff, in the same way.
    var call: String?
    /// What the page says of its own slip, in the same way.
    var slip: String?
    /// Which device is tried out, in the same way.
    var test: String?
    var back: String?
    /// Where the bar's own places lead.
    var doors = Doors()
    /// Words of the button that sends the page's form.
    var next: String?
    var nextLink: Link?
    /// Words of the button that ends the visit, where a task is done.
    var finish: String?

    /// Who of the staff helps, masked; nil when nobody does.
    var helper: String?
    /// The strip for reading aloud; nil where the terminal cannot.
    var speech: SpeechBar?

    struct SpeechBar {
        /// Whether pages are read as they come.
        var isOn: Bool
        /// Whether the button that begins stands among the modes, in sight.
        var isAway: Bool
        var volume: Int
    }

    /// Home and help of residents, or of maintainers.
    struct Doors {
        var home = "/home"
        var homeLabel = say("frame.home")
        var help = "/help"

        static var maintenance: Doors {
            Doors(home: "/maintenance", homeLabel: say("maintain.home"), help: "/maintenance/help")
        }
    }

    struct Link {
        var href: String
        var label: String
    }
}

/// One page: which template, what goes into it.
struct Page {
    var template: String
    var frame: Frame
    var content: [String: Any]

    /// - Parameter content: Values by the names the template uses; what is nil is left out, so that it counts as absent.
    init(_ template: String, _ frame: Frame, _ content: [String: Any?] = [:]) {
        self.template = template
        self.frame = frame
        self.content = content.compactMapValues(\.self)
    }

    /// The values with the frame among them.
    var values: [String: Any] {
        content.merging(["frame": frame]) { own, _ in own }
    }
}
