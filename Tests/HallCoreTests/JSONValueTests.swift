import HallCore
import Testing

@Suite struct JSONValueTests {
    private func canonical(_ text: String) throws -> String {
        String(decoding: try JSONValue(parsing: Array(text.utf8)).canonicalBytes(), as: UTF8.self)
    }

    @Test func `members are sorted by UTF-16 code units as RFC 8785 3.2.3 shows`() throws {
        let input = #"""
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
             "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
            """#
        let expected =
            #"{"\r":"Carriage Return","1":"One",""# + "\u{80}"
            + #"":"Control","ö":"Latin Small Letter O With Diaeresis","#
            + #""€":"Euro Sign","😀":"Emoji: Grinning Face",""# + "\u{FB33}" + #"":"Hebrew Letter Dalet With Dagesh"}"#
        #expect(try canonical(input) == expected)
    }

    @Test func `strings take the shortest escapes as RFC 8785 3.2.2.2 shows`() throws {
        #expect(try canonical(#"["\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"]"#) == #"["€$\u000f\nA'B\"\\\\\"/"]"#)
        #expect(try canonical(#"["\b\t\f\r\u001f\u007f"]"#) == "[\"\\b\\t\\f\\r\\u001f\u{7f}\"]")
    }

    @Test func `literals, numbers and nesting keep their form`() throws {
        #expect(
            try canonical(#" { "b" : [ null , true , false , -12 , 0 ] , "a" : { } } "#)
                == #"{"a":{},"b":[null,true,false,-12,0]}"#)
        #expect(try canonical("[9223372036854775807]") == "[9223372036854775807]")
    }

    @Test(arguments: ["[1.5]", "[1e400]", "[9223372036854775808]", "{", ""])
    func `a fraction or broken JSON is refused`(text: String) {
        #expect(throws: (any Error).self) { try JSONValue(parsing: Array(text.utf8)) }
    }

    @Test func `values go through JSON unchanged`() throws {
        let form = ApplicationForm(
            applicantKind: .resident, utilities: ["water", "gas"],
            answers: ["contact.name": Answer(value: "测䶮𪚥\"\\\u{1}", source: .card)])
        let json = try JSONValue(encoding: form)
        #expect(try json.decode(ApplicationForm.self) == form)
        #expect(try JSONValue(parsing: json.canonicalBytes()) == json)
        #expect(json["utilities"]?.array?.count == 2)
    }
}
