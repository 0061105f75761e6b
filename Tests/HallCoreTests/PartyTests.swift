import Foundation
import HallCore
import PackFiles
import Testing

@Suite struct PartyTests {
    @Test(arguments: [
        (Party.applicant, "applicant"), (.window, "window"), (.utility("water"), "utility:water"),
        (.department("planning"), "department:planning"), (.manager, "manager"), (.supervisor, "supervisor"),
        (.administrator, "administrator"), (.system, "system"),
    ])
    func `an office and its text are the same`(party: Party, text: String) throws {
        #expect(party.description == text)
        #expect(Party(text) == party)
        let json = try JSONEncoder().encode([party])
        #expect(String(decoding: json, as: UTF8.self) == "[\"\(text)\"]")
        #expect(try JSONDecoder().decode([Party].self, from: json) == [party])
    }

    @Test(arguments: ["", "Window", "window:", "window:1", "utility", "utility:", "department:", "clerk", ":water"])
    func `what names no office is not read`(text: String) {
        #expect(Party(text) == nil)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Party].self, from: Data("[\"\(text)\"]".utf8))
        }
    }

    @Test func `offices carry the names of the city's document`() throws {
        let pack = try Fixtures.suizhou().pack
        #expect(Party.utility("water").title(in: pack) == "随州市水务集团")
        #expect(Party.department("planning").title(in: pack) == "自然资源和规划局")
        #expect(Party.utility("steam").title(in: pack) == "steam")
    }
}
