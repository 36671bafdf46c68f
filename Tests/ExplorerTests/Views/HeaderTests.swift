import AnalyticCore
import TerminalKit
import Testing

@testable import Explorer

@Suite("What the header says")
struct HeaderTests {
    private static let sizes = [(40, 10), (80, 24), (120, 40), (200, 60)]

    @Test("whether it fits, in every view, zoomed or not, at every size", arguments: sizes)
    func fit(size: (Int, Int)) throws {
        var explorer = try makeExplorer(size.0, size.1)
        for spec in ViewSpec.all {
            explorer.show(spec)
            for _ in 0..<2 {
                #expect(explorer.render().surface.lines[0].contains("✓ fits 8.44 GB of 85.9 GB"), "\(spec.id)")
                explorer.type("f")
            }
        }
        explorer.type(": device=l4 Space batch=64 Enter")
        for spec in ViewSpec.all {
            explorer.show(spec)
            #expect(explorer.render().surface.lines[0].contains("✗ does not fit: 56.9 GB of 25.8 GB"), "\(spec.id)")
        }
    }

    @Test("what the times hold for, on the first screen", arguments: [(80, 24), (120, 40), (200, 60)])
    func conditions(size: (Int, Int)) throws {
        let top = try makeExplorer(size.0, size.1).render().surface.lines[0]
        for fact in ["H100 SXM5 80GB", "eager", "batch 1", "bf16"] { #expect(top.contains(fact), "\(fact)") }
    }

    @Test("words, no letters; grids as rows and columns, pages as width and height")
    func words() throws {
        let explorer = try makeExplorer(200, 60)
        let top = explorer.render().surface.lines[0]
        #expect(top.contains("913 + 100 tokens") && top.contains("page 1240x1754 gundam, 3 rows x 2"))
        #expect(!top.contains("S 913") && !explorer.screen.contains("3x2"))
    }

    @Test("a precision that the device has no units for, with what would do", arguments: [80, 120, 200])
    func precision(width: Int) throws {
        var explorer = try makeExplorer(width, 40)
        #expect(!explorer.render().surface.lines[0].contains("no matrix units"))
        explorer.type(": device=t4 Enter")
        #expect(explorer.render().surface.lines[0].contains("no matrix units for bf16: fp16 would do"))
        explorer.type(": precision.weights=fp16 Enter : precision.activations=fp16 Enter : precision.kv=fp16 Enter")
        #expect(!explorer.render().surface.lines[0].contains("no matrix units"))
    }

    @Test("a device whose figures were changed is called so")
    func changed() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type(": device.memory_gb=40 Enter")
        #expect(explorer.render().surface.lines[0].contains("H100 SXM5 80GB (changed)"))
    }

    @Test("the views by key, those of the one table")
    func tabs() throws {
        let line = try makeExplorer(120, 40).render().surface.lines[1]
        for spec in ViewSpec.all { #expect(line.contains("\(spec.key) \(spec.title)"), "\(spec.id)") }
    }
}
