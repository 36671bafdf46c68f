import AnalyticCore
import DeviceLibrary
import Benchmark
import Explorer
import Reporting
import Studies
import TerminalKit

let scenario = Scenario()
let long = try scenario.setting(ParameterCatalogue.parameter("decode.tokens"), to: "1000000")
let look = Look(theme: Theme.named("night") ?? .plain, glyphs: .unicode, depth: .direct)
let explorer = try ExplorerState(scenario: scenario, size: Size(columns: 200, rows: 60), look: look)

/// Reads every stage of the root, so that nothing of the evaluation can be left out.
func totals(_ evaluation: Evaluation) -> Count {
    Stage.allCases.reduce(Count.zero) { $0 + evaluation.cost(of: 0, in: $1).flops }
}

benchmark("evaluation: all layers, all stages, every metric (default)") {
    let total = try totals(Evaluation(scenario))
    precondition(total > .zero)
}

benchmark("evaluation: 1 000 000 decode tokens") {
    let total = try totals(Evaluation(long))
    precondition(total > .zero)
}

let evaluated = try Evaluation(scenario)
benchmark("time: every operation on a device") {
    precondition(TimeEvaluation(evaluated).total(of: 0).seconds > 0)
}

benchmark("repaint: state to cells at 200x60") {
    precondition(explorer.render().surface.size.columns == 200)
}

benchmark("key: one digit typed, evaluated and drawn at 200x60") { state in
    var typing = explorer
    typing.replay(KeyChord.sequence("Tab Down Enter ^U"))
    try state.measure {
        for effect in typing.update(.key(KeyChord(key: .character("7")))) { preconditionFailure("\(effect)") }
        precondition(typing.render().surface.size.rows == 60)
    }
}

let sweep = try Sweep(
    base: scenario, x: Sweep.Axis("prompt.tokens", "1..10000+1", in: scenario),
    metrics: MetricCatalogue.all.filter { $0.id == "total.flops" })
benchmark("sweep: 10 000 points") {
    precondition(SweepRunner.rows(of: sweep).count == 10_000)
}

benchmark("report: inspect as JSON") {
    let text = try InspectReport(Evaluation(scenario)).json.text
    precondition(!text.isEmpty)
}

Benchmark.main()
