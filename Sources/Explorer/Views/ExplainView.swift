import AnalyticCore
import Studies
import TerminalKit

extension ViewSpec {
    static let explain = ViewSpec(
        .explain, key: "4",
        help: "What the selection is, what it costs as arithmetic that adds up, why, and what would change it.",
        hints: ["stage", "letters", "figures", "copy-selection"],
        labels: { state in
            ("explain  " + state.explainTitle, ExplainContext.holdsFor(state.scenario, state.stage.stage))
        },
        content: .page { state, width in
            var page = Page(width: width, glyphs: state.look.glyphs)
            let explained = state.explained
            if explained.path.count > 1 {
                page.text(explained.path.joined(separator: " \(state.look.glyphs.folded) "), .muted)
            }
            page.add(explained)
            return page
        })
}
