import Foundation
import HTTPTypes
import HallCore
import HubScreens
import HubService
import HubStore
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization
import Testing

/// A browser before the centre's pages: it keeps the cookie, and its forms carry the token of the page before them.
final class StaffBrowser: Sendable {
    struct Page: Sendable {
        var status: HTTPResponse.Status
        var headers: HTTPFields
        var text: String

        var location: String? { headers[.location] }

        /// The value of the first field of this name.
        func field(_ name: String) -> String? {
            guard let start = text.range(of: "name=\"\(name)\" value=\"") else { return nil }
            return String(text[start.upperBound...].prefix { $0 != "\"" })
        }
    }

    static let password = "白云大道 15 盏灯"

    private let client: any TestClientProtocol
    private let cookie = Mutex<String?>(nil)
    private let token = Mutex<String?>(nil)

    init(_ client: any TestClientProtocol) {
        self.client = client
    }

    /// Runs a test against the pages of a hub.
    static func visiting(
        _ hub: Hub, secureCookies: Bool = false, utilities: [UtilityLine] = [],
        _ test: @escaping @Sendable (StaffBrowser) async throws -> Void
    ) async throws {
        let router = try HubScreens.router(
            hub: hub, settings: HubScreenSettings(secureCookies: secureCookies), utilities: utilities)
        try await Application(router: router, logger: Fixtures.quiet).test(.router) { client in
            try await test(StaffBrowser(client))
        }
    }

    var cookieText: String? { cookie.withLock { $0 } }

    @discardableResult
    func get(_ path: String) async throws -> Page {
        try await send(.get, path, body: nil, origin: nil)
    }

    /// Posts a form with the token of the page before, unless the form has one itself.
    @discardableResult
    func post(
        _ path: String, _ form: [(String, String)], origin: String? = "http://localhost"
    ) async throws -> Page {
        var form = form
        if !form.contains(where: { $0.0 == "token" }), let token = token.withLock({ $0 }) {
            form.append(("token", token))
        }
        return try await send(.post, path, body: Self.encoded(form), origin: origin)
    }

    /// As a form's body, or what stands after an address's question mark.
    static func encoded(_ form: [(String, String)]) -> String {
        form.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
        }.joined(separator: "&")
    }

    /// Types number and password on the sign-in page.
    @discardableResult
    func signIn(_ workNumber: String, _ password: String = StaffBrowser.password, then: String = "/") async throws
        -> Page
    {
        try await post(
            "/login",
            [("division", "421300"), ("workNumber", workNumber), ("password", password), ("then", then)])
    }

    /// Sends what no page of ours would: any method, headers and bytes, with the cookie.
    func ask(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: [UInt8]? = nil
    ) async throws -> Page {
        var headers = headers
        headers[.cookie] = cookieText
        let answer = try await client.execute(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) }
        ) { $0 }
        return Page(status: answer.status, headers: answer.headers, text: String(buffer: answer.body))
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, body: String?, origin: String?
    ) async throws -> Page {
        var headers = HTTPFields()
        if body != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        headers[.origin] = origin
        headers[.cookie] = cookieText
        let answer = try await client.execute(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) }
        ) { $0 }
        if let set = answer.headers[.setCookie] { cookie.withLock { $0 = String(set.prefix { $0 != ";" }) } }
        let page = Page(status: answer.status, headers: answer.headers, text: String(buffer: answer.body))
        if let found = page.field("token") { token.withLock { $0 = found } }
        return page
    }
}

extension Hub {
    /// Adds somebody with the password that ``StaffBrowser`` types.
    func addStaff(_ workNumber: String, _ parties: Party..., name: String = "试验员", mustChange: Bool = false)
        async throws
    {
        try await accounts.seed(
            StaffID(division: "421300", workNumber: workNumber), name: name,
            posts: parties.map { Post($0, division: "421300") }, password: StaffBrowser.password,
            mustChange: mustChange)
    }

    /// Somebody who has just signed in.
    func signedInStaff(_ workNumber: String) async throws -> SignedInStaff {
        let outcome = try await accounts.signIn(
            SignInAttempt(
                division: "421300", workNumber: workNumber, password: StaffBrowser.password,
                address: SourceAddress("10.0.0.5")))
        guard case .opened(let token) = outcome else { throw TestFailure("\(workNumber) did not get in") }
        return try #require(try await accounts.signedIn(token: token))
    }

    /// Somebody who has just signed in and proved once more who they are.
    func elevatedStaff(_ workNumber: String) async throws -> SignedInStaff {
        let outcome = try await accounts.signIn(
            SignInAttempt(
                division: "421300", workNumber: workNumber, password: StaffBrowser.password,
                address: SourceAddress("10.0.0.5")))
        guard case .opened(let token) = outcome, let staff = try await accounts.signedIn(token: token) else {
            throw TestFailure("\(workNumber) did not get in")
        }
        try await accounts.stepUp(StaffBrowser.password, by: staff)
        return try #require(try await accounts.signedIn(token: token))
    }
}
