import AnalyticCore
import DeviceLibrary
import Explorer
import ModelFiles
import Studies
import TerminalKit
import Verification

/// What is measured.
enum Figures {
    static func all() throws -> [BenchFigure] {
        let scenario = Scenario()
        let evaluation = try Evaluation(scenario)
        let attention = evaluation.node(at: "model.layers.1-11.self_attn") ?? 0
        let explorer = try explorer(scenario)
        let (slowest, typing) = try slowestView(explorer)
        let sweep = try Sweep(
            base: scenario, x: Sweep.Axis("prompt.tokens", "1..10000+1", in: scenario),
            metrics: [MetricCatalogue.named("total.flops")])
        var deepseek = scenario
        deepseek.choose(.decoder(try ModelLibrary.model("deepseek-v3").decoder))
        let largest = try Question(parsing: "maximise batch subject to fits ttft<=300ms", in: scenario)
        let config = ModelLibrary.texts().first { $0.id == "deepseek-v3" }
        return [
            BenchFigure(id: "evaluation", title: "evaluation, whole tree") { Measured.keep(try Evaluation(scenario)) },
            BenchFigure(id: "totals", title: "evaluation, totals alone") {
                Measured.keep(try EvaluationTotals(scenario))
            },
            BenchFigure(id: "times", title: "times on a device") { Measured.keep(TimeEvaluation(evaluation)) },
            BenchFigure(id: "evaluation_times", title: "evaluation with times") {
                Measured.keep(TimeEvaluation(try Evaluation(scenario)))
            },
            BenchFigure(id: "explanation", title: "explanation of attention in the prefill") {
                Measured.keep(evaluation.explanation(of: attention, in: .prefill))
            },
            BenchFigure(id: "decoder", title: "DeepSeek-V3, prompt and steps") {
                Measured.keep(try Evaluation(deepseek))
            },
            BenchFigure(id: "config", title: "reading DeepSeek-V3's config.json") {
                Measured.keep(try config.map { try KnownModel(id: $0.id, text: $0.text) })
            },
            BenchFigure(id: "repaint", title: "repaint at 200x60, first screen") { Measured.keep(explorer.render()) },
            BenchFigure(id: "key", title: "key typed, evaluated, drawn at 200x60: \(slowest)") { typeKey(typing) },
            BenchFigure(id: "levers", title: "every parameter stepped once, with times", clock: .wall) {
                Measured.keep(Levers.of(scenario, metric: MetricCatalogue.rate(of: scenario.model)))
            },
            BenchFigure(id: "tries", title: "what would help most, and the largest batch", clock: .wall) {
                Measured.keep(
                    LeverFindings(scenario, metric: MetricCatalogue.rate(of: scenario.model), isWhole: false))
            },
            BenchFigure(id: "solve", title: "largest batch that fits in 300 ms to the first token", clock: .wall) {
                Measured.keep(try Solver.solve(largest, from: scenario))
            },
            BenchFigure(id: "sweep", title: "sweep of 10 000 points, totals", clock: .wall) {
                Measured.keep(SweepRunner.rows(of: sweep))
            },
            BenchFigure(
                id: "csv", title: "a million points to CSV (100 000 x 10)", rounds: 5, scale: 10, clock: .wall
            ) {
                try FirstFrame.run([
                    "sweep", "--x", "prompt.tokens=1..100000+1", "--y", "total.flops", "--format", "csv",
                ])
            },
            BenchFigure(id: "start", title: "start to first frame, 120x40", clock: .wall, work: FirstFrame.wait),
            BenchFigure(id: "verify", title: "verify, all checks", clock: .wall) {
                Measured.keep(Verification(reference: .builtIn()))
            },
        ]
    }

    private static func explorer(_ scenario: Scenario) throws -> ExplorerState {
        let look = Look(theme: Theme.named("night") ?? .plain, glyphs: .unicode, depth: .direct)
        var explorer = try ExplorerState(scenario: scenario, size: Size(columns: 200, rows: 60), look: look)
        explorer.finish(explorer.begin())
        return explorer
    }

    /// A digit in the field of the prompt's length: what is worked out beside the explorer is not waited for.
    private static func typeKey(_ state: ExplorerState) {
        var typing = state
        Measured.keep(typing.update(.key(KeyChord(key: .character("7")))))
        Measured.keep(typing.render())
    }

    /// A key in each view.
    static func keys() throws -> [BenchFigure] {
        try typed(try explorer(Scenario())).map { title, state in
            BenchFigure(id: "key", title: "key typed, evaluated, drawn at 200x60: \(title)") { typeKey(state) }
        }
    }

    private struct MissingField: Error, CustomStringConvertible {
        let view: String
        var description: String { "the view \(view) has no field of the prompt's length beside it" }
    }

    /// Whether a digit that is typed makes the prompt so long.
    private static func isPromptTyped(in state: ExplorerState) -> Bool {
        var typed = state
        _ = typed.update(.key(KeyChord(key: .character("7"))))
        return typed.scenario.workload.promptTokens == 7
    }

    /// Every view with its title, and the field of the prompt's length open beside it.
    private static func typed(_ explorer: ExplorerState) throws -> [(title: String, state: ExplorerState)] {
        try ViewSpec.all.map { view in
            var state = explorer
            state.show(view)
            state.finish(state.begin())
            while state.focus != .parameters { state.replay(KeyChord.sequence("Tab")) }
            state.replay(KeyChord.sequence("Enter ^U"))
            // Down to the field where a digit is a length of the prompt.
            for _ in 0..<state.scenario.parameters.all.count where !isPromptTyped(in: state) {
                state.replay(KeyChord.sequence("Esc Down Enter ^U"))
            }
            guard isPromptTyped(in: state) else { throw MissingField(view: view.title) }
            return (view.title, state)
        }
    }

    /// The view in which a key takes longest, and the state in which it is typed.
    private static func slowestView(_ explorer: ExplorerState) throws -> (String, ExplorerState) {
        var slowest = (seconds: 0.0, name: "", state: explorer)
        for (title, state) in try typed(explorer) {
            let seconds = Measured.median((0..<9).map { _ in Measured.seconds { typeKey(state) } })
            if seconds > slowest.seconds { slowest = (seconds, title, state) }
        }
        return (slowest.name, slowest.state)
    }
}
