import AnalyticCore
import DeviceLibrary
import TerminalKit
import Testing

@testable import Explorer

@Suite("Explanations add up")
struct ExplainViewTests {
    @Test("the formulas of an operation, times its runs, are its figure", arguments: ["eager", "graph"], [1, 3])
    func operations(execution: String, batch: Int) throws {
        var scenario = Scenario()
        try scenario.set("execution", execution)
        try scenario.set("batch", String(batch))
        let evaluation = try Evaluation(scenario)
        let steps = Count(scenario.workload.decodeTokens)
        for node in evaluation.nodes.indices where evaluation.nodes[node].kind?.isMatrix == true {
            func matrix(_ pass: Pass) throws -> Count {
                guard let step = evaluation.explanation(of: node, in: pass).steps.first, step.operation.isRun else {
                    return .zero
                }
                return step.operation.matrix.value * evaluation.calls(of: 0, in: pass) * Count(step.instances)
            }
            let vision = try matrix(.global) + matrix(.tiles)
            #expect(vision == evaluation.cost(of: node, in: .vision).matrix, "\(evaluation.path(of: node))")
            #expect(try matrix(.prefill) == evaluation.cost(of: node, in: Stage.prefill).matrix)
            let decode = try (matrix(.firstStep) + matrix(.lastStep)) * steps
            #expect(decode == evaluation.cost(of: node, in: .decode).matrix * 2, "\(evaluation.path(of: node))")
        }
    }

    @Test("all passes of a node are listed, with their runs and the node's sum")
    func passes() throws {
        var explorer = try makeExplorer(120, 150)
        explorer.select(path: "model.sam_model.blocks.2.attn")
        explorer.type("e")
        let node = try #require(explorer.kept.scene.selected?.node)
        let screen = explorer.screen
        #expect(screen.contains("vision: global view") && screen.contains("vision: tiles"))
        #expect(screen.contains("× 4 runs ="))
        let total = explorer.evaluation.total(of: node).matrix
        #expect(screen.contains("request: \(Figure.grouped(total)) matrix FLOPs"))
    }

    @Test("a node with many parts shows them with a sum, and no page of formulas")
    func root() throws {
        var explorer = try makeExplorer(120, 60)
        explorer.type("e")
        #expect(explorer.screen.contains("parts, which add up") && explorer.screen.contains("together"))
        #expect(try #require(explorer.mainPage).lines.count < 45)
    }

    @Test("a letter with several values says in which pass it has which")
    func letters() throws {
        var explorer = try makeExplorer(120, 150)
        explorer.select(path: "model.layers.0.mlp.gate_proj")
        explorer.type("e")
        let lines = explorer.screen.split(separator: "\n")
        let head = try #require(lines.firstIndex { $0.contains("prefill   first") || $0.contains("prefill  first") })
        let row = try #require(lines.first { $0.contains(" 913 ") && $0.contains("S ") })
        #expect(row.contains(" 1"))
        #expect(lines[head].contains("last"))
    }

    @Test("an operation's time is explained by its parts, which make what one kernel takes, with what they rest on")
    func times() throws {
        var explorer = try makeExplorer(120, 90)
        explorer.type(": execution=graph Enter")
        explorer.select(path: "model.layers.0.mlp.gate_proj")
        explorer.type("e f f")
        let node = try #require(explorer.evaluation.node(at: "model.layers.0.mlp.gate_proj"))
        let operation = explorer.evaluation.children(of: node).first ?? node
        explorer.select(path: explorer.evaluation.path(of: operation))
        let screen = explorer.screen
        let account = try #require(explorer.timing.account(of: operation, in: .prefill))
        #expect(!account.terms.isEmpty)
        let texts = (explorer.mainPage?.lines ?? []).flatMap(\.pieces).compactMap { piece -> String? in
            if case .text(let span) = piece.content { span.text } else { nil }
        }
        for term in account.terms {
            #expect(texts.contains(term.name) && texts.contains(Figure.seconds(term.seconds)), "\(term.name)")
        }
        #expect(texts.contains(Figure.seconds(account.one)))
        #expect(texts.contains { $0.contains("constants: measured") })
        #expect(texts.contains { $0.contains("the floor leaves out") })
        #expect(screen.contains("explain"))
    }
}
