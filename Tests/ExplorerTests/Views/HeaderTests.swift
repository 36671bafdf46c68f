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
        let hasFigures = size.0 > 40
        for spec in ViewSpec.all {
            explorer.show(spec)
            for _ in 0..<2 {
                let top = explorer.render().surface.lines[0]
                #expect(top.contains(hasFigures ? "✓ fits 8.44 of 85.9 GB" : "✓ fits"), "\(spec.id)")
                explorer.type("f")
            }
        }
        explorer.type(": device=l4 Space batch=64 Enter")
        for spec in ViewSpec.all {
            explorer.show(spec)
            let top = explorer.render().surface.lines[0]
            #expect(top.contains(hasFigures ? "✗ does not fit 56.9 of 25.8 GB" : "✗ does not fit"), "\(spec.id)")
        }
    }

    @Test("the engine and the execution, always: in every view, at every width, whatever else there is to say")
    func engine() throws {
        for width in [40, 50, 60, 76, 80, 100, 120, 200] {
            var explorer = try makeExplorer(width, width < 76 ? 10 : 40)
            for settings in [
                "device=h100-sxm", "device=t4", "batch=4096", "device=b200 Space precision.activations=int8",
            ] {
                for engine in EngineName.allCases {
                    explorer.type(": \(settings) Enter : engine=\(engine.rawValue) Enter")
                    let name = engine == .custom ? "custom engine" : engine.rawValue
                    let facts = "\(name), \(explorer.scenario.workload.execution.rawValue)"
                    for spec in ViewSpec.all where width == 80 || spec.id == .overview {
                        explorer.show(spec)
                        let top = explorer.render().surface.lines[0]
                        #expect(top.contains(facts), "\(width), \(settings): '\(top)'")
                    }
                }
                explorer.type("u u")
            }
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
        #expect(!explorer.render().surface.lines[0].contains("no bf16 matrix units"))
        explorer.type(": device=t4 Enter")
        let top = explorer.render().surface.lines[0]
        #expect(top.contains("no bf16 matrix units: use fp16") && top.contains("T4 16GB"), "\(top)")
        explorer.type(": precision.weights=fp16 Enter : precision.activations=fp16 Enter : precision.kv=fp16 Enter")
        #expect(!explorer.render().surface.lines[0].contains("no bf16 matrix units"))
    }

    @Test("a device whose figures were changed is called so")
    func changed() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type(": device.memory_gb=40 Enter")
        #expect(explorer.render().surface.lines[0].contains("H100 SXM5 80GB (changed)"))
    }

    @Test("the views by key, those of the one table")
    func tabs() throws {
        let wide = try makeExplorer(140, 40).render().surface.lines[1]
        for spec in ViewSpec.all { #expect(wide.contains("\(spec.key) \(spec.title)"), "\(spec.id)") }
        let line = try makeExplorer(120, 40).render().surface.lines[1]
        for spec in ViewSpec.all {
            let name = spec.key.first?.isNumber == true ? "\(spec.key) \(spec.title)" : " \(spec.key) "
            #expect((line + " ").contains(name), "\(spec.id)")
        }
    }
}
