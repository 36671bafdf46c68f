import AnalyticCore
import ArgumentParser
import Explorer
import TerminalKit

/// What the explorer shows first, and how it looks.
struct PictureOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The view: \(ViewSpec.all.map(\.id.rawValue).joined(separator: ", ")).", valueName: "name")
    )
    var view: String?

    @Option(help: ArgumentHelp("The node to select, such as model.layers.1-11.mlp.gate.", valueName: "path"))
    var select: String?

    @Option(help: ArgumentHelp("A built-in theme, one of your own, or a file.", valueName: "name"))
    var theme: String?

    @Flag(help: "Draw with plain ASCII signs.")
    var ascii = false

    /// Finds mistakes in the options before a terminal is opened.
    func check(with scenario: Scenario) throws {
        if let theme { _ = try ThemeChoice.theme(named: theme, depth: .direct) }
        guard select != nil || view != nil else {
            _ = try Evaluation(scenario)
            return
        }
        var draft = try ExplorerState(
            scenario: scenario, size: Size(columns: 80, rows: 24),
            look: Look(theme: .plain, glyphs: .unicode, depth: .direct))
        try apply(to: &draft)
    }

    /// Puts view and selection in force.
    func apply(to state: inout ExplorerState) throws {
        if let select, !state.select(path: select) {
            throw ValidationError("--select: there is no node '\(select)'; `modelmeter inspect` lists the paths")
        }
        if let view {
            guard let spec = ViewSpec.named(view) else {
                let names = ViewSpec.all.map(\.id.rawValue).joined(separator: ", ")
                throw ValidationError(
                    "--view: there is no view '\(view)'\(Suggestion.clause(view, among: ViewSpec.all.map(\.id.rawValue))); there are \(names)"
                )
            }
            state.show(spec)
        }
    }
}
