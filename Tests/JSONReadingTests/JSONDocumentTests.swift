import JSONReading
import Testing

@Suite("JSON texts")
struct JSONDocumentTests {
    private func value(_ text: String) throws -> JSONValue { try JSONDocument(text: text).root }

    @Test("every kind of value is read as what it is")
    func kinds() throws {
        #expect(try value(" null ") == .null)
        #expect(try value("[true,false , []]") == .array([.bool(true), .bool(false), .array([])]))
        #expect(try value("-0") == .whole(0))
        #expect(try value("-12.5e1") == .decimal(-125))
        #expect(try value("1E2") == .decimal(100))
        #expect(try value("\u{FEFF}{\"a\":{\"b\":1}}").member(at: "a.b") == .whole(1))
    }

    @Test("whole numbers keep 128 bits, and larger ones become decimals")
    func wide() throws {
        #expect(try value("9223372036854775808") == .whole(9_223_372_036_854_775_808))
        #expect(
            try value("-170141183460469231731687303715884105727").text == "-170141183460469231731687303715884105727")
        #expect(try value("18446744073709551616").integer == nil)
        #expect(try value("1" + String(repeating: "0", count: 60)) == .decimal(1e60))
    }

    @Test("escapes and surrogate pairs are characters")
    func escapes() throws {
        #expect(try value(#""a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00b""#) == .string("a\"\\/\u{8}\u{C}\n\r\té😀b"))
        #expect(try value("\"é😀\"") == .string("é😀"))
    }

    @Test("members keep their order, in objects small and large, and the last of equal keys counts")
    func order() throws {
        for count in [3, 16, 17, 100] {
            let keys = (0..<count).map { "k\($0 * 7 % count)-\($0)" }
            let text = "{" + keys.map { "\"\($0)\": \"\($0)\"" }.joined(separator: ",\n") + ",\n\"\(keys[1])\": 5}"
            let document = try JSONDocument(text: text)
            guard case .object(let object) = document.root else { throw JSONKindError() }
            #expect(object.members.map(\.key) == keys)
            #expect(object[keys[1]] == .whole(5) && object[keys[2]] == .string(keys[2]) && object["k"] == nil)
            #expect(document.repeated.map(\.key) == [keys[1]] && document.repeated.first?.line == count + 1)
        }
    }

    @Test(
        "what is not JSON is refused with line and column",
        arguments: [
            ("", 1, 1), ("  ", 1, 3), ("{\n\"a\" 1}", 2, 5), ("[1,\n 2,\n]", 3, 1), ("01", 1, 1), ("[1.]", 1, 4),
            ("-", 1, 2),
            ("[+1]", 1, 2), ("nul", 1, 1), ("NaN", 1, 1), ("\"a", 1, 1), ("\"é\\x\"", 1, 3), ("\"\\ud800\"", 1, 2),
            ("\"\\u12g4\"", 1, 6), ("\"a\nb\"", 1, 3), ("{\"é\": 1, 2}", 1, 10), ("1 1", 1, 3), ("1e999", 1, 1),
            ("{\"a\": 1 \"b\": 2}", 1, 9), ("[1}", 1, 3), ("// no\n1", 1, 1), ("{\"a\":1,}", 1, 8), ("'a'", 1, 1),
        ])
    func broken(text: String, line: Int, column: Int) {
        let error = #expect(throws: JSONReadingError.self, "\(text)") { try value(text) }
        #expect(error?.line == line && error?.column == column, "\(text): \(error.map { "\($0)" } ?? "")")
    }

    @Test("bytes that are not UTF-8 are refused")
    func encoding() {
        for bytes in [[0x22, 0xFF, 0x22], [0x22, 0xC3, 0x28, 0x22], [0x22, 0x5C, 0x6E, 0xED, 0xA0, 0x80, 0x22]]
            as [[UInt8]]
        {
            #expect(throws: JSONReadingError.self) {
                try bytes.withUnsafeBytes { _ = try JSONDocument(bytes: $0) }
            }
        }
    }

    @Test("nesting is bounded, so that no text exhausts the stack")
    func deep() throws {
        for open in ["[", "{\"a\":"] {
            #expect(throws: JSONReadingError.self) { try value(String(repeating: open, count: 1_000_000)) }
        }
        _ = try value(String(repeating: "[", count: 500) + String(repeating: "]", count: 500))
    }

    @Test("text damaged at random is read or refused, and never anything else")
    func damaged() throws {
        let sound = Array(
            #"{"a": [1, -2.5e3, "x\u00e9\n", true, null], "b": {"c": {}, "d": [[], 12345678901234567890]}}"#.utf8)
        var generator = SeededGenerator(state: 7)
        let alphabet = Array(#"{}[]":,\ue019-+. tfn"#.utf8) + [0, 0x80, 0xC3, 0xFF]
        var read = 0
        for _ in 0..<20_000 {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[place] = alphabet.randomElement(using: &generator) ?? 0
                case 1: bytes.remove(at: place)
                default: bytes.insert(alphabet.randomElement(using: &generator) ?? 0, at: place)
                }
            }
            if (try? bytes.withUnsafeBytes { try JSONDocument(bytes: $0) }) != nil { read += 1 }
        }
        #expect(read > 100 && read < 15_000)
    }

    @Test("what is shown of a value is short and free of control characters")
    func shown() throws {
        #expect(try value("\"a\\u001b[31m\"").text == "\"a\u{FFFD}[31m\"")
        #expect(try value("\"" + String(repeating: "a", count: 5000) + "\"").text.count == 83)
        #expect(try value("[1,2,3]").text == "[1, 2, 3]")
        #expect(try value("[" + String(repeating: "1,", count: 500) + "1]").text.count < 40)
    }
}

private struct JSONKindError: Error {}

/// Numbers that look random and are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var mixed = state
        mixed = (mixed ^ (mixed >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        return mixed ^ (mixed >> 33)
    }
}
