import AnalyticCore
@testable import Explorer
import TerminalKit
import Testing
import TextKit
import Verification

@Suite("The verify view")
struct VerifyViewTests {
    private func explorer(
        _ columns: Int = 120, _ rows: Int = 40, _ verification: Verification? = nil
    ) throws -> ExplorerState {
        var explorer = try makeExplorer(columns, rows)
        explorer.remember(verification ?? Verification(reference: .builtIn(), checks: [.vision, .llama]))
        return explorer
    }

    @Test("until the comparison is there, the view says so and no layer is marked")
    func waiting() throws {
        var explorer = try makeExplorer()
        explorer.type("6")
        #expect(explorer.screen.contains("comparing with the reference counts"))
        #expect(!explorer.screen.contains("sam_model ✓"))
    }

    @Test("layers whose class has measured cases are marked with their number", arguments: [(120, 40), (200, 60)])
    func marks(size: (Int, Int)) throws {
        let screen = try explorer(size.0, size.1).screen
        #expect(screen.contains("sam_model ✓12"))
        #expect(!screen.contains("embed_tokens ✓"))
    }

    @Test("the rows of a check are shown, filtered by words, and every digit of the selected one")
    func rows() throws {
        var explorer = try explorer()
        explorer.type("6 Right Right")
        #expect(explorer.screen.contains("verify  llama"))
        explorer.type("/ rotary Enter")
        #expect(explorer.screen.contains("LlamaRotaryEmb"))
        #expect(!explorer.screen.contains("llama.LlamaAtt"))
        #expect(explorer.screen.contains("measured 65 536, analytic 65 536 FLOPs"))
        #expect(explorer.screen.contains("published 65 536"))
        explorer.type("Enter")
        #expect(explorer.focus == .layers)
        #expect(explorer.tree.selected.hasSuffix("rotary_emb"))
    }

    @Test("a failing figure stands out in the list of checks and in the tree")
    func failing() throws {
        let text = """
            {"cases": [{"index": 0, "group": "sam.ImageEncoderViT|sdpa", "flops_total": 7, "shape": {"image": 1024}}]}
            """
        let wrong = Verification(
            reference: ReferenceSet(source: "test", texts: [("layers.json", text)]), checks: [.vision])
        var explorer = try explorer(120, 40, wrong)
        explorer.type("6")
        #expect(explorer.screen.contains("1 outside"))
        #expect(explorer.screen.contains("sam_model ✗1"))
    }

    @Test(
        "it fits every size, and moving beyond the ends is harmless",
        arguments: [(40, 10), (80, 24), (120, 40), (200, 60)])
    func sizes(size: (Int, Int)) throws {
        var explorer = try explorer(size.0, size.1)
        explorer.type("6 G Down g Up PgDn Left Left / zzz Esc G")
        #expect(explorer.render().surface.lines.allSatisfy { displayWidth($0) <= size.0 })
    }

    @Test(
        "measured kernels by family, with a chart of estimate against measured",
        arguments: [(80, 24), (120, 40), (200, 60)])
    func timing(size: (Int, Int)) throws {
        var explorer = try explorer(size.0, size.1, Verification(reference: .builtIn(), checks: [.timing]))
        explorer.type("6")
        explorer.show(.timing)
        explorer.settle()
        let screen = explorer.screen
        #expect(screen.contains("all families") && screen.contains("✓ below"))
        #expect(screen.contains("each dot a kernel of all families"))
        #expect(screen.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) })
        explorer.type("Down")
        #expect(!explorer.screen.contains("each dot a kernel of all families"))
        explorer.type("G Enter")
        #expect(explorer.screen.contains("stages and requests"))
    }
}
