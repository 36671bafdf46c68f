import AnalyticCore
import DeviceLibrary
import Explorer
import TerminalKit
import Testing

/// An explorer without a terminal, for tests; keys go to the layer tree.
func makeExplorer(
    _ columns: Int = 120, _ rows: Int = 40, glyphs: Glyphs = .unicode, depth: ColorDepth = .direct
) throws -> ExplorerState {
    return try ExplorerState(
        scenario: Scenario(), size: Size(columns: columns, rows: rows),
        look: Look(theme: Theme.named("night") ?? .plain, glyphs: glyphs, depth: depth))
}

extension ExplorerState {
    /// Types keys, as in `Tab Down Enter ^U 2000 Enter`.
    mutating func type(_ keys: String) {
        replay(KeyChord.sequence(keys))
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
