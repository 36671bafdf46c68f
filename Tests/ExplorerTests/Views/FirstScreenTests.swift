import AnalyticCore
import Studies
import TerminalKit
import Testing
import TextKit

@testable import Explorer

@Suite("The first screen")
struct FirstScreenTests {
    static let sizes = [(60, 20), (80, 24), (100, 30), (120, 40), (200, 60)]

    @Test("says what it is, how fast, whether it fits, why, and what to press, at every size", arguments: sizes)
    func tenSeconds(size: (Int, Int)) throws {
        let explorer = try openedExplorer(size.0, size.1)
        let screen = explorer.screen
        let service = Service(explorer.timing)
        let rate = try #require(service.pagesPerSecond(.estimate))
        let first = try #require(service.timeToFirstToken(.estimate))
        let step = try #require(service.timePerOutputToken(.estimate))
        for text in [
            "DeepSeek-OCR 3.34 B", "\(FigureText.rate(rate)) pages/s", "\(Figure.seconds(first)) first",
            Figure.seconds(step), "✓ fits", "H100 SXM5 80GB", "why  ", "try  ",
        ] {
            #expect(screen.contains(text), "\(text)")
        }
        let floor = try #require(service.pagesPerSecond(.floor))
        #expect(screen.contains("floor \(FigureText.rate(floor))"))
        #expect(screen.contains("floor \(Figure.seconds(service.timeToFirstToken(.floor) ?? 0))"))
        #expect(explorer.render().surface.lines.last?.contains("help") == true || size.0 < 100)
        #expect(explorer.render().surface.lines.allSatisfy { displayWidth($0) <= size.0 })
    }

    @Test("an answer that does not fit says so wherever it stands", arguments: sizes)
    func unfit(size: (Int, Int)) throws {
        var explorer = try openedExplorer(size.0, size.1)
        explorer.type(": device=t4 Space batch=512 Enter")
        for spec in ViewSpec.all {
            explorer.show(spec)
            #expect(explorer.screen.contains("✗ does not fit"), "\(spec.id)")
        }
    }

    @Test("lists the parameters that matter first; a lists all, and what was set stays listed")
    func parameters() throws {
        var explorer = try openedExplorer()
        let leading = explorer.scenario.parameters.leading.map { explorer.scenario.parameters.all[$0].id }
        #expect(leading.prefix(4) == ["device", "execution", "engine", "batch"])
        func listed() -> [Int] {
            explorer.parameterLines.compactMap { if case .parameter(let index) = $0 { index } else { nil } }
        }
        #expect(listed() == explorer.scenario.parameters.leading)
        explorer.type(": hidden_size=2560 Enter")
        let place = try #require(explorer.scenario.parameters.position(of: "hidden_size"))
        #expect(listed() == explorer.scenario.parameters.leading + [place])
        explorer.type("a")
        #expect(listed().count > 60 && explorer.focus == .parameters)
        explorer.type("a / clip Enter")
        #expect(!listed().isEmpty && !listed().contains { explorer.scenario.parameters.leading.contains($0) })
    }

    @Test("Down walks through the short list in its order, whatever the places in the catalogue")
    func walk() throws {
        var explorer = try openedExplorer()
        explorer.type("Tab")
        var ids = [explorer.selectedParameter.id]
        for _ in 0..<3 {
            explorer.type("Down")
            ids.append(explorer.selectedParameter.id)
        }
        #expect(ids == ["device", "execution", "engine", "batch"])
    }

    @Test("parts add up to the request that the answer is of, in every figure")
    func sum() throws {
        for settings in ["batch=1", "batch=16", "decode.tokens=0", "image.mode=none"] {
            var explorer = try openedExplorer(200, 90)
            explorer.type(": \(settings) Enter")
            let before = explorer.beforeFirstKernel(explorer.kept.service).reduce(0) { $0 + $1.seconds }
            let latency = try #require(explorer.kept.answer.latency)
            let kernels = explorer.timing.total(of: 0).seconds
            #expect(abs((before + kernels) / latency.estimate - 1) < 1e-9, "\(settings)")
            #expect(explorer.screen.contains(Figure.seconds(latency.estimate)))
            var stops = 0.0
            var flops = Count.zero
            for stop in explorer.kept.path.stops {
                for node in stop.nodes {
                    stops += explorer.timing.total(of: node).seconds
                    flops = flops + explorer.evaluation.total(of: node).matrix
                }
            }
            #expect(abs(stops / kernels - 1) < 1e-9 && flops == explorer.evaluation.total(of: 0).matrix, "\(settings)")
        }
    }

    @Test(
        "the path of every model holds each part once", arguments: ["llama-3.1-8b", "deepseek-v3", "gemma-3-27b-text"])
    func paths(model: String) throws {
        let explorer = try makeExplorer(model: model)
        let stops = explorer.kept.path.stops
        let flops = stops.flatMap(\.nodes).reduce(Count.zero) { $0 + explorer.evaluation.total(of: $1).matrix }
        #expect(flops == explorer.evaluation.total(of: 0).matrix)
        #expect(stops.map(\.id) == ["tokens", "layers", "head", "answer"])
    }

    @Test("Left and Right walk along the request, select in the tree, and edit what a number comes from")
    func path() throws {
        var explorer = try openedExplorer()
        explorer.type("P")
        #expect(explorer.focus == .path && explorer.stop?.id == "request")
        explorer.type("Right Right")
        #expect(explorer.stop?.title == "SAM-B" && explorer.tree.selected == "/model/sam_model")
        explorer.type("Enter")
        #expect(explorer.view == .explain)
        explorer.type("1 P Left Enter")
        #expect(explorer.editor != nil && explorer.selectedParameter.id == "image.grid")
    }

    @Test("kept scenarios stand below the parameters with their speed, and a click puts one in force")
    func scenarios() throws {
        var explorer = try openedExplorer(120, 60)
        #expect(!explorer.screen.contains("scenarios:"))
        explorer.type("b : batch=16 Enter b : batch=4 Enter")
        let screen = explorer.screen
        #expect(screen.contains("scenarios:") && screen.contains("A defaults") && screen.contains("B batch 16"))
        #expect(screen.contains("now batch 4"))
        explorer.remember(explorer.render())
        let row = try #require(explorer.hitMap.rect(of: .scenario("B")))
        _ = explorer.update(.mouse(MouseEvent(action: .press, position: row.origin, button: 1)))
        #expect(explorer.scenario.workload.batch == 16)
    }

    @Test("a hint stands once in the bottom row, in every view and pane")
    func hints() throws {
        var explorer = try openedExplorer(200, 60)
        for spec in ViewSpec.all {
            explorer.show(spec)
            for pane in Pane.allCases {
                explorer.focus = pane
                let ids = Command.footer(for: explorer).compactMap(\.id)
                #expect(Set(ids).count == ids.count, "\(spec.id) \(pane)")
            }
        }
    }

    @Test("header, answer and memory view hold memory against one capacity: what the engine may take")
    func oneCapacity() throws {
        var explorer = try openedExplorer(120, 40)
        explorer.type(": engine=vllm Enter")
        let memory = explorer.kept.memory
        #expect(memory.share < 1)
        let words = explorer.bytesText(memory.total, of: memory.usable)
        let lines = explorer.render().surface.lines
        #expect(lines[0].contains(words) && lines[3].contains(words))
        explorer.type("8")
        #expect(explorer.screen.contains("\(explorer.bytesText(memory.usable - memory.total)) free"))
    }
}
