import AnalyticCore
import Studies
import TerminalKit
import Testing

@testable import Explorer

@Suite("Lists to choose from")
struct PickerTests {
    @Test("d lists every device with this workload's figures, letters filter, Enter takes one, and u takes it back")
    func devices() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type("d")
        let session = try #require(explorer.picking.session)
        #expect(session.rows?.count == explorer.scenario.devices.all.count)
        #expect(explorer.screen.contains("devices  transformers, eager, batch 1, bf16"))
        #expect(explorer.screen.contains("now  H100 SXM5 80GB"))
        var other = explorer.scenario
        try other.set("device", "l40s")
        let service = Service(TimeEvaluation(try Evaluation(other)))
        let rate = try #require(service.pagesPerSecond(.estimate))
        explorer.type("l40s")
        #expect(explorer.screen.contains("1 of \(session.rows?.count ?? 0)"))
        #expect(explorer.screen.contains(FigureText.rate(rate)) && explorer.screen.contains("✓ fits"))
        explorer.type("Enter")
        #expect(explorer.picking.session == nil && explorer.scenario.machine.device.id == "l40s")
        explorer.type("u")
        #expect(explorer.scenario.machine.device.id == "h100-sxm")
    }

    @Test("what does not fit says so, by sign and word, in ASCII too")
    func unfit() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type(": batch=64 Enter d l4 Enter")
        explorer.type("d")
        #expect(explorer.screen.contains("✗ no") && explorer.screen.contains("✓ fits"))
        var plain = try makeExplorer(120, 40, glyphs: .ascii, depth: .monochrome)
        plain.type(": batch=64 Enter d")
        #expect(plain.screen.contains("! no") && plain.screen.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test("Tab sorts by the next column, the best first, S-Tab turns it round, and what has no figure stays last")
    func sorting() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type("d Tab Tab")
        func numbers(_ column: Int) -> [Double] {
            explorer.picking.session?.shown.compactMap { $0.cells[column].number } ?? []
        }
        #expect(numbers(1) == numbers(1).sorted(by: >) && numbers(1).count > 20)
        explorer.type("S-Tab")
        #expect(numbers(1) == numbers(1).sorted(by: <))
        for _ in 0..<8 { explorer.type("Tab") }
        let prices = explorer.picking.session?.shown.map { $0.cells[9].number != nil } ?? []
        #expect(numbers(9) == numbers(9).sorted(by: <) && prices.contains(false))
        #expect(prices.firstIndex(of: false) == prices.count { $0 })
    }

    @Test("Esc leaves everything as it was; a theme shows as it is selected and Esc restores the one before")
    func leaving() throws {
        var explorer = try makeExplorer()
        let before = explorer.look.theme
        explorer.type(": themes Enter")
        explorer.type("gruv")
        #expect(explorer.look.theme.name == "gruvbox")
        explorer.type("Esc")
        #expect(explorer.look.theme == before && explorer.picking.session == nil)
        explorer.type(": themes Enter gruv Enter")
        #expect(explorer.look.theme.name == "gruvbox")
        explorer.type("d l40s Esc")
        #expect(explorer.scenario == Scenario())
    }

    @Test("models show parameters, context and this request's speed; sweeps and metrics are chosen by name")
    func others() throws {
        var explorer = try makeExplorer(model: "llama-3.1-8b")
        explorer.type(": models Enter")
        for words in ["now", "Llama 3.1 8B", "8.03 B", "131 072", "requests/s"] {
            #expect(explorer.screen.contains(words), "\(words)")
        }
        explorer.type("qwen3-8b Enter")
        #expect(explorer.scenario.model.card.id == "qwen3-8b")
        explorer.type("s Enter tpot Enter")
        #expect(explorer.sweep.metrics == ["tpot"] && explorer.view == .sweep)
        explorer.type("C batch")
        let first = explorer.picking.session?.shown.first?.id
        explorer.type("Enter")
        #expect(explorer.namedSweep.id == first && explorer.sweep.metrics == nil)
    }

    @Test("the mouse chooses a row with two clicks, the wheel moves, and a click beside the list closes it")
    func mouse() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type("d")
        explorer.remember(explorer.render())
        let lines = explorer.render().surface.lines
        let row = try #require(lines.firstIndex { $0.contains("A30 24GB") })
        func press(_ column: Int, _ row: Int) {
            _ = explorer.update(
                .mouse(MouseEvent(action: .press, position: Point(column: column, row: row), button: 1)))
            explorer.remember(explorer.render())
        }
        press(20, row)
        #expect(explorer.picking.session?.selected == "a30")
        press(20, row)
        #expect(explorer.scenario.machine.device.id == "a30" && explorer.picking.session == nil)
        explorer.type("d")
        let before = explorer.picking.session?.selectedIndex ?? 0
        _ = explorer.update(
            .mouse(MouseEvent(action: .wheelDown, position: Point(column: 20, row: row), button: 0)))
        #expect(explorer.picking.session?.selectedIndex == before + 3)
        press(0, 39)
        #expect(explorer.picking.session == nil)
    }

    @Test("every list draws at every size, with the selected row on the screen and no text over another")
    func sizes() throws {
        for id in Picker.ID.allCases where id != .document {
            for (columns, rows) in [(40, 10), (60, 20), (80, 24), (200, 60)] {
                var explorer = try makeExplorer(columns, rows)
                explorer.pick(id)
                explorer.finish(explorer.update(.resize(Size(columns: columns, rows: rows))))
                explorer.type("End")
                let last = try #require(explorer.picking.session?.shown.last)
                #expect(explorer.picking.session?.selected == last.id)
                #expect(explorer.screen.contains(last.cells[0].text.prefix(6)), "\(id) at \(columns)x\(rows)")
            }
        }
    }

    @Test("all devices are evaluated in a moment, and the list waits for it without the loop")
    func beside() throws {
        var explorer = try makeExplorer(120, 40)
        let effects = explorer.update(.key(KeyChord(key: .character("d"))))
        #expect(explorer.screen.contains("working it out"))
        #expect(effects.contains(.derive(.picking(PickingRequest(content: .devices(explorer.scenario))))))
        explorer.finish(effects)
        #expect(!explorer.screen.contains("working it out"))
    }
}
