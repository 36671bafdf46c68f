import TerminalKit

extension Command {
    /// Keys and titles for the bottom row, the most useful first for what is going on.
    public static func footer(for state: ExplorerState) -> [(keys: String, title: String)] {
        if state.help != nil { return [("Esc", "close"), ("Up/Down", "scroll"), ("type", "filter")] }
        if let prompt = state.prompt {
            return prompt.purpose == .find
                ? [("Enter", "keep filter"), ("Esc", "drop filter")]
                : [("Enter", "run"), ("Up/Down", "choose"), ("Tab", "complete"), ("Esc", "cancel")]
        }
        if state.editor != nil {
            return [
                ("Enter", "keep"), ("Esc", "restore"), ("Up/Down", "step"), ("Tab", "keep, next"), ("^U", "clear"),
            ]
        }
        let ids: [String] =
            switch state.focus {
            case .layers:
                [
                    "fold", "next-pane", "find", "explain", "metric", "stage", "instances", "baseline", "palette",
                    "help", "quit",
                ]
            case .parameters:
                [
                    "edit", "step-down", "step-up", "next-pane", "undo", "reset", "find", "baseline", "palette", "help",
                    "quit",
                ]
            case .detail:
                ViewSpec.of(state.view).hints + ["next-pane", "zoom", "baseline", "copy", "palette", "help", "quit"]
            }
        let extra = ["zoom", "figures", "theme", "copy", "undo"].filter { !ids.contains($0) }
        let important = ids.suffix(3)
        return (ids.dropLast(3).prefix(5) + important + ids.dropLast(3).dropFirst(5) + extra).compactMap { id in
            guard let command = all.first(where: { $0.id == id }), let key = command.keys.first else { return nil }
            return (key, command.title)
        }
    }
}
