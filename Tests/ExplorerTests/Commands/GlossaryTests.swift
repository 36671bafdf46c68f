import AnalyticCore
import DeviceLibrary
import TerminalKit
import Testing

@testable import Explorer

@Suite("Help explains marks and words")
struct GlossaryTests {
    @Test("every limiter has an entry, by its word and by its letter on the map")
    func limiters() {
        let signs = Set(GlossaryEntry.all.flatMap { $0.signs(.unicode) })
        for limiter in Limiter.allCases {
            #expect(signs.contains(limiter.title) && signs.contains(String(limiter.letter)), "\(limiter)")
        }
        #expect(GlossaryEntry.all.allSatisfy { !$0.meaning.isEmpty && !$0.signs(.ascii).isEmpty })
    }

    /// Signs that say nothing by themselves: frames, braille, parts of bars, powers, and what any text is written with.
    private static func isPlain(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first, !character.isASCII else { return true }
        return (0x2800...0x28FF).contains(scalar.value) || "▏▎▍▌▋▊▉".contains(character)
            || "─│╭╮╰╯┤├┄━²³⁴µ≤≥°‹›“”’".contains(character) || character.isLetter
    }

    @Test("every mark that a view draws stands in the help of its screen", arguments: ViewSpec.all.map(\.id))
    func marks(view: ViewID) throws {
        var explorer = try makeExplorer(140, 60)
        explorer.finish(explorer.begin())
        explorer.type("b Tab ] Tab")
        explorer.type(": view Space \(view.rawValue.map(String.init).joined(separator: " ")) Enter")
        #expect(explorer.view == view)
        let known = Set(GlossaryEntry.entries(in: explorer).flatMap { $0.signs(.unicode) }.joined())
        let unknown = Set(explorer.screen).filter { !Self.isPlain($0) && !known.contains($0) }
        #expect(unknown.isEmpty, "\(view.rawValue): \(unknown.sorted())")
    }

    @Test("Tab in the help goes from the keys to the marks and words of the screen, each with its whole meaning")
    func tab() throws {
        var explorer = try makeExplorer(80, 24)
        explorer.type("9 ?")
        #expect(explorer.screen.contains("help: keys") && !explorer.screen.contains("closed: Space opens it"))
        explorer.type("Tab")
        #expect(explorer.screen.contains("help: marks and words") && explorer.screen.contains("closed: Space opens it"))
        explorer.type("r i d g e")
        #expect(explorer.screen.contains("in the time of one"))
        #expect(explorer.screen.contains("above it arithmetic") || explorer.screen.contains("arithmetic limits"))
    }

    @Test("words of pages are left out for a model without vision")
    func pages() throws {
        let explorer = try makeExplorer(model: "llama-3.1-8b")
        #expect(!GlossaryEntry.entries(in: explorer).contains { $0.signs(.unicode).contains("gundam") })
        #expect(GlossaryEntry.entries(in: try makeExplorer()).contains { $0.signs(.unicode).contains("gundam") })
    }
}
