import AnalyticCore
import Explorer
import TerminalKit
import Testing
import TextKit

@Suite("What the screen says")
struct ViewTests {
    @Test("the figures on the screen are those of the evaluation", arguments: [(80, 24), (120, 40), (200, 60)])
    func figures(size: (Int, Int)) throws {
        var explorer = try makeExplorer(size.0, size.1)
        #expect(explorer.screen.contains("DeepSeek-OCR"))
        explorer.type("2")
        let screen = explorer.screen
        for stage in Stage.allCases {
            let flops = explorer.evaluation.cost(of: 0, in: stage).matrix
            #expect(screen.contains(Figure.number(flops, style: .si)) || size.0 == 80)
        }
        #expect(screen.contains(Figure.number(explorer.evaluation.total(of: 0).matrix, style: .si)))
        #expect(screen.contains("layers") && screen.contains("parameters"))
        #expect(explorer.render().surface.lines.allSatisfy { displayWidth($0) <= size.0 })
    }

    @Test("the explain view shows words, values and the exact result; letters on a key")
    func explain() throws {
        var explorer = try makeExplorer(120, 60)
        explorer.select(path: "model.layers.0.mlp.gate_proj")
        explorer.type("e")
        let screen = explorer.screen
        #expect(screen.contains("2 × 1 × 913 × 1280 × 6848"))
        #expect(screen.contains("16 005 693 440"))
        explorer.type("F")
        #expect(explorer.screen.contains("2·B·S·H·F"))
    }

    @Test("decode explains first and last step, and the flash path says that it is opaque")
    func opaque() throws {
        var explorer = try makeExplorer(120, 60)
        explorer.type(": attention.decoder=flash Enter")
        explorer.select(path: "model.layers.0.self_attn.scaled_dot_product_attention")
        explorer.type("e")
        #expect(explorer.screen.contains("opaque"))
    }

    @Test("ASCII screens hold nothing but ASCII", arguments: [(80, 24), (200, 60)])
    func ascii(size: (Int, Int)) throws {
        var explorer = try makeExplorer(size.0, size.1, glyphs: .ascii)
        for keys in ["1", "2", "3", "4", "b 5", "6", "7", "8", "9", "0", "?", "Esc Esc : b", "Esc Tab Enter"] {
            explorer.type(keys)
            #expect(explorer.screen.utf8.allSatisfy { $0 < 0x80 }, "\(keys)")
        }
    }

    @Test("without colours nothing but attributes is used")
    func monochrome() throws {
        let explorer = try makeExplorer(120, 40, depth: .monochrome)
        let surface = explorer.render().surface
        let styles = (0..<40).flatMap { row in (0..<120).map { surface[$0, row].style } }
        #expect(styles.allSatisfy { $0.foreground == .standard && $0.background == .standard })
        #expect(styles.contains { $0.attributes.contains(.reverse) }, "the selection shows")
    }

    @Test("a baseline shows what changed and by how much")
    func compare() throws {
        var explorer = try makeExplorer()
        explorer.type("b : batch=2 Enter 5")
        let lines = explorer.mainPageLines
        #expect(lines.contains { $0.split(separator: " ") == ["batch", "1", "2"] }, "\(lines)")
        #expect(lines.contains { $0.hasPrefix("pages/s") && $0.contains("+") && $0.contains("%") })
    }
}
