import Crypto
import HallCore

/// What came of fetching a paper from the hub.
struct FetchedPaper: Codable, Sendable {
    /// The hub's last answer; nil when none came.
    var status: Int?
    /// SHA-256 of the bytes that came, hexadecimal; the bytes themselves are not kept.
    var digest: String?

    /// Whether asking again may give another answer.
    var isOpen: Bool { digest == nil && (status.map { $0 >= 500 || $0 == 429 } ?? true) }
}

extension DeskTask {
    /// Papers that the hub has named with an address: digest and address.
    var namedPapers: [(digest: String, address: String)] {
        messages.flatMap { message in
            ["task", "supplement"].flatMap { message.content[$0]?["documents"]?.array ?? [] }
        }.compactMap { document in
            guard let digest = document["sha256"]?.string, let address = document["address"]?.string else { return nil }
            return (digest, address)
        }
    }
}

extension OutsideWorld {
    /// Fetches the papers that open tasks name and that are not here yet.
    func fetchPapers() async {
        let wanted = read { state in
            state.utilities.sorted { $0.key < $1.key }.flatMap { utility, desk in
                desk.tasks.filter(\.isOpen).flatMap { task in
                    task.namedPapers.filter { task.papers?[$0.digest]?.isOpen ?? true }.map { (utility, task, $0) }
                }
            }
        }
        for (utility, task, paper) in wanted { await fetch(paper, of: task, by: utility) }
    }

    private func fetch(_ paper: (digest: String, address: String), of task: DeskTask, by utility: String) async {
        guard let hub else { return }
        let question = JSONValue.object(["task": .string(task.key), "sha256": .string(paper.digest)])
        let delivery = Delivery(
            id: "\(task.reference)-paper-\(paper.digest.prefix(16))", system: OutsideSystem.utility(utility).name,
            path: paper.address, body: String(decoding: question.canonicalBytes(), as: UTF8.self))
        let headers = sender.headers(for: delivery, at: now, forged: false)
        let answer = await sender.fetch(delivery, headers: headers, from: hub)
        let isThere = answer.status == 200
        let fetched = FetchedPaper(
            status: answer.status, digest: isThere ? Hexadecimal.text(SHA256.hash(data: answer.body)) : nil)
        change { $0.utilities[utility]?.note(fetched, of: paper.digest, task: task.key) }
    }
}
