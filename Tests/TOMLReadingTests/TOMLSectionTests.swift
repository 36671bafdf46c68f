import TOMLReading
import Testing

@Suite("Entries of a TOML file, read strictly")
struct TOMLSectionTests {
    private enum Size: String, CaseIterable { case small, large }

    private func section(_ text: String) throws -> TOMLSection { try TOMLDocument(text: text, name: "a.toml").section }

    private func message(_ text: String, _ read: (TOMLSection) throws -> Void) throws -> String {
        let section = try section(text)
        let error = #expect(throws: TOMLError.self) { try read(section) }
        return error?.description ?? ""
    }

    @Test("what has the right type is read, and what is not there is nil")
    func right() throws {
        let section = try section("t = 'x'\nf = true\nn = 2\nd = 2026-11-24\nc = 'large'\n[s]\na = 1\n[[l]]\nb = 2")
        #expect(try section.text("t") == "x" && section.text("u") == nil)
        #expect(try section.flag("f") == true && section.flag("g") == nil)
        #expect(try section.number("n", in: 0...5) == 2 && section.number("m", in: 0...5) == nil)
        #expect(try section.date("d") == "2026-11-24" && section.choice("c", of: Size.self) == .large)
        #expect(try section.section("s")?.number("a", in: 0...5) == 1)
        #expect(try section.sections("l").map(\.path) == ["l[0]"] && section.sections("k").isEmpty)
    }

    @Test("what has the wrong type is refused by file, line, place, what was found and what is allowed")
    func wrong() throws {
        #expect(
            try message("\nbf16 = \"yes\"") { _ = try $0.flag("bf16") }
                == "a.toml, line 2: bf16: \"yes\" is not allowed; allowed: true or false")
        #expect(
            try message("a = 7") { _ = try $0.number("a", in: 0...5) }.hasSuffix(
                "7 is not allowed; allowed: a number, 0…5"))
        #expect(try message("a = nan") { _ = try $0.number("a", in: 0...5) }.contains("nan is not allowed"))
        #expect(try message("a = 'big'") { _ = try $0.choice("a", of: Size.self) }.contains("\"small\", \"large\""))
        #expect(try message("a = 1") { _ = try $0.text("a") }.contains("quotation marks"))
        #expect(try message("a = [1]") { _ = try $0.sections("a") }.contains("a list of tables"))
        #expect(try message("a = 1") { _ = try $0.section("a") }.contains("a table"))
        #expect(
            try message("[[d]]\n[[d]]\nx = 0") { _ = try $0.sections("d")[1].number("x", in: 1...2) }
                .hasPrefix("a.toml, line 3: d[1].x: 0"))
    }

    @Test("an unknown key is refused with what is near, or with all that is allowed")
    func unknown() throws {
        #expect(try message("bf17 = 1") { try $0.allow(["bf16", "memory_gb"]) }.hasSuffix("did you mean bf16?"))
        #expect(try message("zzz = 1") { try $0.allow(["bf16", "id"]) }.hasSuffix("allowed: bf16, id"))
    }

    @Test("messages hold no control characters and stay short")
    func shown() throws {
        let message = try message("a = \"\\u001b[31m" + String(repeating: "x", count: 9000) + "\"") {
            _ = try $0.flag("a")
        }
        #expect(!message.contains("\u{1B}") && message.count < 250)
    }
}
