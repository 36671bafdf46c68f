import AnalyticCore
import DeviceLibrary
@testable import Explorer
import ModelFiles
import TerminalKit
import Testing

/// An explorer as it opens, without a terminal.
func openedExplorer(
    _ columns: Int = 120, _ rows: Int = 40, glyphs: Glyphs = .unicode, depth: ColorDepth = .direct
) throws -> ExplorerState {
    try ExplorerState(
        scenario: Scenario(), size: Size(columns: columns, rows: rows),
        look: Look(theme: Theme.named("night") ?? .plain, glyphs: glyphs, depth: depth))
}

/// An explorer without a terminal, for tests: keys go to the layer tree, and every parameter is listed, from the first on.
func makeExplorer(
    _ columns: Int = 120, _ rows: Int = 40, glyphs: Glyphs = .unicode, depth: ColorDepth = .direct
) throws -> ExplorerState {
    var explorer = try openedExplorer(columns, rows, glyphs: glyphs, depth: depth)
    explorer.listEverything()
    return explorer
}

/// An explorer of a model in the program, with all of them to choose from.
func makeExplorer(model id: String, _ columns: Int = 120, _ rows: Int = 40) throws -> ExplorerState {
    var scenario = Scenario()
    scenario.shelf = ModelLibrary.shelf
    scenario.choose(try #require(scenario.shelf.model(id)))
    var explorer = try ExplorerState(
        scenario: scenario, size: Size(columns: columns, rows: rows),
        look: Look(theme: Theme.named("night") ?? .plain, glyphs: .unicode, depth: .direct))
    explorer.listEverything()
    return explorer
}

extension ExplorerState {
    /// Lists every parameter, from the first on, with the focus in the tree.
    mutating func listEverything() {
        listsAllParameters = true
        focus = .layers
        parameters.selected = 0
        settle()
    }

    /// Types keys, as in `Tab Down Enter ^U 2000 Enter`.
    ///
    /// What would help is not waited for: it is a hundred evaluations, which few tests look at; `wait` has it worked out.
    mutating func type(_ keys: String) {
        replay(KeyChord.sequence(keys), waitsForTries: false)
    }

    /// Has what would help worked out.
    mutating func wait() {
        finishTries()
    }

    /// FLOPs of a stage.
    func flops(_ stage: Stage) -> Int? {
        evaluation.cost(of: 0, in: stage).matrix.integer
    }

    /// The text of the screen.
    var screen: String {
        render().surface.lines.joined(separator: "\n")
    }
}
