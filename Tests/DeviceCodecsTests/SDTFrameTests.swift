import DeviceCodecs
import Testing

@Suite struct SDTFrameTests {
    static let requests: [(String, SDTRequest)] = [
        ("reset SAM", .resetModule), ("SAM status", .moduleState), ("SAM id", .moduleNumber), ("find", .findCard),
        ("select", .selectCard), ("read base", .readBase), ("read base+fp", .readBaseWithFingerprint),
        ("read new address", .readNewAddress), ("read IIN/SN/DN", .readChipNumbers),
        ("max RF bytes 0x50", .setLargestRadioFrame(0x50)), ("max RF bytes 0xFA", .setLargestRadioFrame(0xFA)),
        ("baud 115200", .setBaudRate(.baud115200)), ("baud 57600", .setBaudRate(.baud57600)),
        ("baud 38400", .setBaudRate(.baud38400)), ("baud 19200", .setBaudRate(.baud19200)),
        ("baud 9600", .setBaudRate(.baud9600)),
    ]

    @Test(arguments: requests) func `a request has the bytes of the vector`(_ name: String, _ request: SDTRequest)
        throws
    {
        let row = try #require(try Captures.vectors("requests").first { $0.hasPrefix(name + "  ") })
        #expect(request.bytes == Captures.hex(row.dropFirst(21)))
    }

    @Test func `every request of the vectors is tried`() throws {
        #expect(try Captures.vectors("requests").count == Self.requests.count)
    }

    @Test func `every status answer of the vectors is decoded`() throws {
        for row in try Captures.vectors("answers without data") where row.hasPrefix("SW3") {
            let status = try #require(UInt8(row.dropFirst(4).prefix(2), radix: 16))
            var decoder = SDTDecoder()
            let events = decoder.append(Captures.hex(row.dropFirst(8)))
            #expect(events == [.answer(SDTAnswer(sw3: status))])
            #expect(SDTStatus(rawValue: status) != nil)
        }
    }

    @Test func `the answers of find and select are decoded`() throws {
        let rows = try Captures.vectors("answers without data").filter { $0.contains(" ok ") }
        let answers = rows.map { row -> [SDTDecoder.Event] in
            var decoder = SDTDecoder()
            return decoder.append(Captures.hex(row.dropFirst(10)))
        }
        let none: [UInt8] = [0, 0, 0, 0]
        #expect(
            answers == [
                [.answer(SDTAnswer(sw3: 0x9F, data: none))], [.answer(SDTAnswer(sw3: 0x90, data: none + none))],
            ])
    }

    @Test func `published frames are judged as the vectors say`() throws {
        let rows = try Captures.vectors("verbatim frames from sources: recomputed checksum")
        let frames = rows.filter { $0.hasPrefix("AAAAAA") }
        #expect(frames.count == 20)
        for row in frames {
            let bytes = Captures.hex(row.prefix { $0 != " " })
            #expect((SDTFrame.checksum(bytes[5...].dropLast()) == bytes.last) == row.hasSuffix("ok"), "\(row)")
        }
    }

    @Test(arguments: Captures.names) func `a decoded frame is encoded to the same bytes`(_ name: String) throws {
        let bytes = try Captures.frame(name)
        #expect(SDTFrame(body: Array(bytes[7...].dropLast())).encoded() == bytes)
    }

    @Test func `module numbers are printed in five decimal groups`() throws {
        let rows = try Captures.vectors("verbatim frames from sources: recomputed checksum")
        let first = try #require(rows.first { $0.hasPrefix("SAM id 16 bytes") })
        let number = try #require(SAMNumber(bytes: Captures.hex(first.dropFirst(16))))
        let printed = try #require(rows.first { $0.hasPrefix("printed ") })
        #expect("printed \(number)" == printed)
        let extreme = try #require(rows.first { $0.hasPrefix("0A 00 02 00") })
        let second = try #require(SAMNumber(bytes: Captures.hex(extreme.prefix(48))))
        #expect(extreme.contains(" \(second) "))
        #expect(SAMNumber(bytes: []) == nil)
    }

    @Test func `whole base answers have the lengths and checksums of the vectors`() throws {
        let rows = try Captures.vectors("verbatim frames from sources: recomputed checksum")
        for (row, name) in [
            ("base mainland", "base_mainland"), ("base hmt_J", "base_hmt_J"), ("base foreign_I", "base_foreign_I"),
            ("base foreign_Y", "base_foreign_Y"), ("base+fp 1024", "basefp_1024"), ("base+fp 512", "basefp_512"),
            ("base+fp 0", "basefp_0"),
        ] {
            let expected = try #require(rows.first { $0.hasPrefix(row + " ") })
            let bytes = try Captures.frame(name)
            let checksum = try #require(bytes.last)
            #expect(expected.contains("total \(bytes.count) "))
            #expect(expected.contains("checksum \(String(checksum, radix: 16, uppercase: true))"))
        }
    }

    @Test func `every status has advice and only one puts the module out of order`() {
        #expect(SDTStatus.allCases.filter { $0.advice == .outOfOrder } == [.moduleNotAuthorised])
    }
}
