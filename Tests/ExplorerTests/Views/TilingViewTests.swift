import AnalyticCore
import TerminalKit
import Testing

@testable import Explorer

@Suite("The tiles of a page")
struct TilingViewTests {
    @Test("every cell of the map is the grid that a page of its size is cut into, and the page stands where it belongs")
    func map() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type("p")
        let map = try #require(explorer.picking.tiling)
        for (height, row) in zip(map.heights, map.cells) {
            for (width, cell) in zip(map.widths, row) {
                var workload = explorer.scenario.workload
                (workload.image.width, workload.image.height) = (width, height)
                let geometry = explorer.scenario.model.geometry(of: workload)
                #expect(cell == TilingMap.Cell(grid: geometry.grid, tokens: geometry.imageTokens))
            }
        }
        #expect(map.widths.contains(1240) && map.heights.contains(1754))
        let line = try #require(explorer.render().surface.lines.first { $0.contains("1754▶") })
        #expect(line.contains("@") && explorer.screen.contains("▼1240"))
    }

    @Test("the sizes at which the grid turns are the nearest ones, with what they cost beside the present page")
    func turns() throws {
        var explorer = try makeExplorer(200, 60)
        explorer.type("p")
        let map = try #require(explorer.picking.tiling)
        let now = try #require(map.alternatives.first)
        #expect(now.isNow && now.tokens == 903 && now.grid == TileGrid(columns: 2, rows: 3))
        func grid(_ width: Int) -> TileGrid {
            var workload = explorer.scenario.workload
            workload.image.width = width
            return explorer.scenario.model.geometry(of: workload).grid
        }
        let wider = try #require(map.alternatives.first { $0.title.contains("width") && $0.title.contains("+") })
        let turn = try #require((1241...4000).first { grid($0) != now.grid })
        #expect(wider.title.hasPrefix("width \(turn), ") && wider.grid == grid(turn))
        for words in ["A pixel added to a side", "mode tiny", "mode large", "+300"] {
            #expect(explorer.screen.contains(words), "\(words)")
        }
    }

    @Test("a model of text, a mode without pages, a mode that cuts none and a grid that is set are said in words")
    func none() throws {
        var text = try makeExplorer(model: "llama-3.1-8b")
        text.type("p")
        #expect(text.screen.contains("reads text alone: there is nothing to cut"))
        var explorer = try makeExplorer(120, 40)
        explorer.type("p : image.mode=none Enter")
        #expect(explorer.screen.contains("the request has no page"))
        explorer.type(": image.mode=base Enter")
        #expect(explorer.screen.contains("Mode base cuts no page") && explorer.screen.contains("mode gundam"))
        explorer.type(": image.mode=gundam Enter : image.grid=2x2 Enter")
        #expect(explorer.screen.contains("image.grid is 2x2"))
    }

    @Test(
        "in ASCII and without colours the letters and signs say the same", arguments: [(60, 20), (80, 24), (200, 60)])
    func plain(size: (Int, Int)) throws {
        var explorer = try makeExplorer(size.0, size.1, glyphs: .ascii, depth: .monochrome)
        explorer.type("p")
        #expect(explorer.screen.contains("@") && explorer.screen.contains("v1240"))
        #expect(explorer.screen.utf8.allSatisfy { $0 < 0x80 })
    }
}
