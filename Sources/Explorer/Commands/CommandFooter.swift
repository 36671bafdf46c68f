import TerminalKit

extension Command {
    /// Keys and titles for the bottom row, the most useful first for what is going on.
    ///
    /// `id` is that of the command, which a click runs; nil for keys of a field.
    public static func footer(for state: ExplorerState) -> [(keys: String, title: String, id: String?)] {
        func keys(_ pairs: [(String, String)]) -> [(keys: String, title: String, id: String?)] {
            pairs.map { ($0.0, $0.1, nil) }
        }
        if state.help != nil {
            return keys([("Esc", "close"), ("Tab", "keys or words"), ("Up/Down", "scroll"), ("type", "filter")])
        }
        if state.picking.session != nil {
            return keys([
                ("Enter", "take"), ("type", "filter"), ("Tab", "sort"), ("S-Tab", "reverse"), ("Esc", "close"),
            ])
        }
        if let prompt = state.prompt {
            return prompt.purpose == .find
                ? keys([("Enter", "keep filter"), ("Esc", "drop filter")])
                : keys([("Enter", "run"), ("Up/Down", "choose"), ("Tab", "complete"), ("Esc", "cancel")])
        }
        if state.editor != nil {
            return keys([
                ("Enter", "keep"), ("Esc", "restore"), ("Up/Down", "step"), ("Tab", "keep, next"), ("^U", "clear"),
            ])
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
                    "edit", "step-down", "step-up", "next-pane", "all-parameters", "undo", "find", "reset", "palette",
                    "help", "quit",
                ]
            case .path: ["path-previous", "path-next", "path-open", "next-pane", "stage", "palette", "help", "quit"]
            case .detail:
                ViewSpec.of(state.view).hints + ["next-pane", "zoom", "baseline", "write", "palette", "help", "quit"]
            }
        let extra = ["zoom", "figures", "theme", "command-line", "undo"].filter { !ids.contains($0) }
        let important = ids.suffix(3)
        var seen: Set<String> = []
        return (ids.dropLast(3).prefix(5) + important + ids.dropLast(3).dropFirst(5) + extra).compactMap { id in
            guard seen.insert(id).inserted, let command = all.first(where: { $0.id == id }),
                let key = command.keys.first
            else { return nil }
            return (key, command.title, command.id)
        }
    }
}
