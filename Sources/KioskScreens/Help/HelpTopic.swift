/// What a page wants, in three sentences: the help of that page.
struct HelpTopic {
    var heading: String
    var icon: String
    var lines: [String]

    /// The help of the page at an address.
    init(path: String) {
        let parts = (path.split(separator: "?").first ?? "").split(separator: "/").map(String.init)
        let topic = Self.topics.first { topic in parts.starts(with: topic.place) } ?? Self.general
        heading = say("topic.\(topic.key)")
        icon = topic.icon
        lines = (1...3).map { say("topic.\(topic.key).\($0)") }
    }

    private struct Topic {
        var place: [String]
        var key: String
        var icon: String
    }

    private static let general = Topic(place: [], key: "general", icon: "touch")

    /// By the beginning of the address; the first that fits.
    private static let topics = [
        Topic(place: ["apply", "choose"], key: "choose", icon: "apply"),
        Topic(place: ["apply", "materials"], key: "materials", icon: "paper"),
        Topic(place: ["apply", "review"], key: "review", icon: "review"),
        Topic(place: ["apply", "sign"], key: "sign", icon: "sign"),
        Topic(place: ["apply", "receipt"], key: "receipt", icon: "progress"),
        Topic(place: ["apply"], key: "fill", icon: "apply"), Topic(place: ["who"], key: "card", icon: "card"),
        Topic(place: ["progress"], key: "progress", icon: "progress"),
        Topic(place: ["bills"], key: "bills", icon: "bill"), Topic(place: ["repair"], key: "repair", icon: "repair"),
        Topic(place: ["change"], key: "change", icon: "change"),
        Topic(place: ["guides"], key: "guides", icon: "guide"),
    ]
}
