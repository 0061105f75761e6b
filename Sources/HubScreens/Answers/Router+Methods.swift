import HTTPTypes
import Hummingbird

extension Router where Context == HubContext {
    /// Methods that browsers, programs and scanners send.
    private static var known: [HTTPRequest.Method] {
        [.get, .head, .post, .put, .patch, .delete, .options, .trace]
    }

    /// Answers every other method at a routed path with 405 and the methods that there are. To be called when all
    /// routes are there. HallSync's addresses say so themselves, with a signature.
    func refuseOtherMethods() {
        let routes = Dictionary(grouping: routes) { $0.path.description }
        for (_, routes) in routes {
            let taken = routes.map(\.method)
            guard let path = routes.first?.path else { continue }
            let allow = (taken + (taken.contains(.get) ? [.head] : [])).map(\.rawValue).sorted().joined(separator: ", ")
            for method in Self.known where !taken.contains(method) && !(method == .head && taken.contains(.get)) {
                on(path, method: method) { _, _ -> Response in
                    throw HTTPError(.methodNotAllowed, headers: [.allow: allow])
                }
            }
        }
    }
}
