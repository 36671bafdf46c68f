import TOMLReading
import Testing

@Suite("TOML texts")
struct TOMLDocumentTests {
    private func read(_ text: String) throws -> TOMLTable { try TOMLDocument(text: text, name: "a.toml").root }

    /// A table in one line, so that structures can be compared with what is expected.
    private func line(_ table: TOMLTable) -> String {
        "{" + table.entries.map { "\($0.key)=\(line($0.item.value))" }.joined(separator: ",") + "}"
    }

    private func line(_ value: TOMLValue) -> String {
        switch value {
        case .array(let items): "[" + items.map { line($0.value) }.joined(separator: ",") + "]"
        case .table(let table): line(table)
        case .float(let value): "f\(value)"
        default: value.text
        }
    }

    @Test(
        "tables, lists of tables and keys with dots nest as the specification has them",
        arguments: [
            ("", "{}"), ("# only a comment", "{}"), ("a = 1\r\nb = 2\n", "{a=1,b=2}"), ("[a]\n[b]\n", "{a={},b={}}"),
            ("[a.b.c]\nx=1\n[a]\ny=2", "{a={b={c={x=1}},y=2}}"), ("a.b.c = 1\na.b.d = 2", "{a={b={c=1,d=2}}}"),
            ("[[d]]\nx=1\n[[d]]\nx=2\n[d.e]\ny=3", "{d=[{x=1},{x=2,e={y=3}}]}"),
            ("[[f]]\n[[f.v]]\nn=1\n[[f.v]]\nn=2\n[[f]]\n[[f.v]]\nn=3", "{f=[{v=[{n=1},{n=2}]},{v=[{n=3}]}]}"),
            ("a = { b = 1, c.d = [ { e = 2 } ] }", "{a={b=1,c={d=[{e=2}]}}}"), ("a = {}", "{a={}}"),
            ("'a.b' = 1\n\"c d\".'' = 2", "{a.b=1,c d={=2}}"), ("1-_ = 2", "{1-_=2}"), ("3.1 = 2", "{3={1=2}}"),
            ("[ a . 'b' ]\nx = 1", "{a={b={x=1}}}"),
            ("[fruit]\napple.x = 1\n[fruit.apple.taste]\ny = 2", "{fruit={apple={x=1,taste={y=2}}}}"),
            ("a = [ 1, # one\n 2,\n\n ]", "{a=[1,2]}"), ("a = [[1], ['b', true]]", "{a=[[1],[\"b\",true]]}"),
        ])
    func structure(text: String, expected: String) throws {
        #expect(line(try read(text)) == expected)
    }

    @Test(
        "numbers, dates and flags",
        arguments: [
            ("+99", "99"), ("-0", "0"), ("1_000_000", "1000000"), ("0xDEAD_beef", "3735928559"), ("0o755", "493"),
            ("0b1101", "13"), ("-9223372036854775808", "-9223372036854775808"),
            ("9223372036854775807", "9223372036854775807"),
            ("1.5", "f1.5"), ("-3e2", "f-300.0"), ("6.626e-34", "f6.626e-34"), ("9_224.0_1", "f9224.01"),
            ("inf", "finf"),
            ("-inf", "f-inf"), ("+nan", "fnan"), ("0.0", "f0.0"), ("1e06", "f1000000.0"), ("true", "true"),
            ("1979-05-27", "1979-05-27"), ("1979-05-27T07:32:00Z", "1979-05-27T07:32:00Z"),
            ("1979-05-27 00:32:00.999-07:00", "1979-05-27 00:32:00.999-07:00"), ("07:32:00", "07:32:00"),
            ("2024-02-29t23:59:60", "2024-02-29t23:59:60"),
        ])
    func scalars(text: String, expected: String) throws {
        let value = try #require(try read("a = " + text)["a"]?.value)
        #expect(line(value) == expected)
    }

    @Test(
        "texts, basic and literal, on one line and several",
        arguments: [
            (#""a\tb\u00E9\U0001F600\"\\""#, "a\tbé😀\"\\"), (#"'C:\no'"#, #"C:\no"#),
            ("\"\"\"\none\ntwo\"\"\"", "one\ntwo"),
            ("\"\"\"a \\\n   \n  b\"\"\"", "a b"), ("\"\"\"a\"\"\"\"\"", "a\"\""), ("'''\n'a''''", "'a'"), ("\"\"", ""),
            ("''''''", ""),
            ("\"\"\"x\r\ny\"\"\"", "x\ny"), ("'''a\\\nb'''", "a\\\nb"),
        ])
    func texts(text: String, expected: String) throws {
        #expect(try read("a = " + text)["a"]?.value == .string(expected))
    }

    @Test(
        "what the specification forbids is refused with its line",
        arguments: [
            ("[[[device]]]", 1), ("\n[[[", 2), ("[{", 1), ("[", 1), ("[[", 1), ("[a", 1), ("[[a]", 1), ("[]", 1),
            ("[a]]", 1),
            ("[a.]", 1), ("[.a]", 1), ("[a] x", 1), ("a", 1), ("a =", 1), ("= 1", 1), ("a = 1 b = 2", 1), ("a == 1", 1),
            ("a = 1\na = 2", 2), ("[a]\n[a]", 2), ("[[a]]\n[a]", 2), ("[a]\n[[a]]", 2), ("a = []\n[[a]]", 2),
            ("a.b = 1\n[a]", 2), ("a = 1\n[a.b]", 2), ("a = {b = 1}\n[a.c]", 2), ("a = {b = 1}\na.c = 2", 2),
            ("[a.b]\nx = 1\n[a]\nb.y = 2", 4), ("a = {b = 1,}", 1), ("a = {b = 1\n}", 1), ("a = {b = 1, b = 2}", 1),
            ("a = [1", 1), ("a = [1 2]", 1), ("a = [,]", 1), ("a = 01", 1), ("a = 1__0", 1), ("a = _1", 1),
            ("a = 1_", 1),
            ("a = +0x1", 1), ("a = 0x", 1), ("a = 0xg", 1), ("a = 1.", 1), ("a = .5", 1), ("a = 1.e5", 1),
            ("a = 1e", 1),
            ("a = 9223372036854775808", 1), ("a = --1", 1), ("a = yes", 1), ("a = True", 1), ("a = \"x", 1),
            ("a = \"x\ny\"", 1), ("a = \"\\x\"", 1), ("a = \"\\ud800\"", 1), ("a = 'x", 1), ("a = \"\"\"x", 1),
            ("a = 1979-13-01", 1),
            ("a = 1979-02-29", 1), ("a = 25:00:00", 1), ("a = 1979-05-27T", 1), ("a = 1e400", 1), ("a = \"\u{1}\"", 1),
            ("# \u{0}", 1),
            ("a = 1\r", 1), ("é = 1", 1), ("x = 1\n\"\"\"a\"\"\" = 1", 2), ("a.b = 1\na.b.c = 2", 2),
            ("a = Infinity", 1),
        ])
    func refused(text: String, line: Int) {
        let error = #expect(throws: TOMLError.self, "\(text)") { try read(text) }
        #expect(error?.line == line && error?.description.hasPrefix("a.toml, line \(line): ") == true, "\(text)")
    }

    @Test("nesting is bounded, so that no text exhausts the stack")
    func deep() {
        for text in [
            "a = " + String(repeating: "[", count: 1_000_000), "a = " + String(repeating: "{a=", count: 1_000_000),
            String(repeating: "a.", count: 1_000_000) + "a = 1", "[" + String(repeating: "a.", count: 1_000_000) + "a]",
            "a = " + String(repeating: "{a.a.a.a.a.a.a.a=", count: 60) + "1",
        ] {
            #expect(throws: TOMLError.self) { try read(text) }
        }
    }

    @Test("bytes that are not UTF-8 are refused, in texts, keys and comments")
    func encoding() {
        for bytes in [[0x61, 0x3D, 0x22, 0xFF, 0x22], [0x23, 0xFF], [0x61, 0x3D, 0x27, 0xC3, 0x27]] as [[UInt8]] {
            #expect(throws: TOMLError.self) { try TOMLDocument(bytes: bytes, name: "a.toml") }
        }
    }

    @Test("a table of very many keys is read in a moment")
    func large() throws {
        let text =
            (0..<20_000).map { "key\($0) = \($0)\n" }.joined() + (0..<5_000).map { _ in "[[list]]\nx = 1\n" }.joined()
        let root = try read(text)
        #expect(root.entries.count == 20_001 && root.entries[19_999].item.value == .integer(19_999))
    }

    @Test("files damaged at random are read or refused, and never anything else")
    func damaged() {
        let seeds = [
            """
            [[device]]
            id = "mine"
            matrix16_tflops = { value = 1_000.5, source = 'a', low = 9e2 } # dense
            when = 2026-11-24T10:00:00Z
            list = [[1, 2], ["a", { b.c = true }],
            ]
            [profile."in voice"]
            "image.width" = 0x10
            """,
            "extends = \"night\"\nbg = \"#1a1b26\"\nx = \"\"\"a\\\n  b\"\"\"\n[a.b]\nc.d = '''x'''\n[[a.e]]\n[a.e.f]\n",
        ].map { Array($0.utf8) }
        let alphabet = Array("[]{}\"'=.,#\\\n\r\t _-+:eExuTZ019\u{0}".utf8) + [0x80, 0xC3, 0xFF]
        var state: UInt64 = 42
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        var read = 0
        for round in 0..<40_000 {
            var bytes = seeds[round % seeds.count]
            for _ in 0...random(4) {
                let place = random(bytes.count)
                switch random(4) {
                case 0: bytes[place] = alphabet[random(alphabet.count)]
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(alphabet[random(alphabet.count)], at: place)
                default:
                    bytes.insert(
                        contentsOf: bytes[place..<min(bytes.count, place + random(12))], at: random(bytes.count))
                }
            }
            if (try? TOMLDocument(bytes: bytes, name: "a.toml")) != nil { read += 1 }
        }
        #expect(read > 1_000 && read < 30_000, "\(read)")
    }
}
