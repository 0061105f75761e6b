import Synchronization

/// What reading aloud needs to know of this visit: the pages that were shown last, what was said of them, and how loud. In memory only; a visit's end empties it and brings the volume back.
public final class ReadingDesk: Sendable {
    /// A page as it was made.
    public struct Shown: Sendable {
        public var id: String
        public var title: String
        public var html: String

        public init(id: String, title: String, html: String) {
            self.id = id
            self.title = title
            self.html = html
        }
    }

    private struct State {
        var shown: [Shown] = []
        var usual: Int
        var volume: Int
        /// What was said of the page that was read last.
        var said: (title: String, lines: Set<String>) = ("", [])
    }

    /// Steps of the volume.
    public static let volumes = 1...5
    /// The browser may be one page behind; more are not kept.
    private static let kept = 3

    private let state: Mutex<State>
    /// The usual step by the settings file.
    let fileVolume: Int

    /// - Parameter volume: The step at which every visit begins.
    public init(volume: Int = 3) {
        let usual = min(max(volume, Self.volumes.lowerBound), Self.volumes.upperBound)
        fileVolume = usual
        state = Mutex(State(usual: usual, volume: usual))
    }

    /// The step at which visits begin.
    public var usualVolume: Int { state.withLock { $0.usual } }
    /// The step of the volume now.
    public var volume: Int { state.withLock { $0.volume } }
    /// The volume in hundredths of what the voice gives by itself.
    public var gain: Int { [25, 50, 100, 150, 200][volume - 1] }

    /// A page goes to the screen.
    public func show(_ page: Shown) {
        state.withLock { $0.shown = ($0.shown + [page]).suffix(Self.kept) }
    }

    /// The page of this name, if it is one of the last.
    public func page(_ id: String) -> Shown? {
        state.withLock { state in state.shown.last { $0.id == id } }
    }

    /// One step louder or softer, as far as there are steps.
    public func change(by steps: Int) {
        state.withLock { state in
            state.volume = min(max(state.volume + steps, Self.volumes.lowerBound), Self.volumes.upperBound)
        }
    }

    /// Notes what is said of a page.
    ///
    /// - Returns: The lines that the same page did not have when it was read before; nil when another was read.
    public func reads(_ lines: [String], of title: String) -> Set<String>? {
        state.withLock { state in
            let known = state.said.title == title ? state.said.lines : nil
            state.said = (title, (known ?? []).union(lines))
            return known.map { Set(lines).subtracting($0) }
        }
    }

    /// The visit has ended.
    func end() {
        state.withLock { $0 = State(usual: $0.usual, volume: $0.usual) }
    }

    /// Every visit begins at this step from now on.
    func begin(at volume: Int) {
        state.withLock { ($0.usual, $0.volume) = (volume, volume) }
    }
}
