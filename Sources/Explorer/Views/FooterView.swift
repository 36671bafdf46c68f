import AnalyticCore
import TerminalKit
import TextKit

extension ExplorerState {
    /// The two bottom rows: a message, a prompt or the selection's help, and the keys of the moment.
    func drawFooter(on painter: inout Painter) {
        let messageRow = size.rows - 2
        if let prompt {
            if drawPrompt(prompt, row: messageRow, on: &painter) { return }
        } else if let problem = editor?.problem {
            let mark = problem.isUnfinished ? painter.look.glyphs.ellipsis : painter.look.glyphs.cross
            painter.put(
                mark + " " + problem.description, 1, messageRow, problem.isUnfinished ? .warn : .error,
                width: size.columns - 2)
        } else if let message {
            let (mark, role): (String, Role) =
                switch message.kind {
                case .note: (painter.look.glyphs.bullet, .fg)
                case .good: (painter.look.glyphs.check, .ok)
                case .problem: (painter.look.glyphs.cross, .error)
                }
            painter.put(mark + " " + message.text, 1, messageRow, role, width: size.columns - 2)
        } else {
            painter.put(hint(kept.scene), 1, messageRow, .muted, width: size.columns - 2)
        }
        var column = 1
        for (keys, title, id) in Command.footer(for: self) {
            let needed = displayWidth(keys) + 1 + displayWidth(title)
            guard column + needed < size.columns else { break }
            if let id {
                painter.hitMap.add(
                    Rect(
                        origin: Point(column: column, row: size.rows - 1), size: Size(columns: needed, rows: 1)),
                    .command(id))
            }
            column += painter.put(keys, column, size.rows - 1, .key, bold: true) + 1
            column += painter.put(title, column, size.rows - 1, .muted) + 2
        }
    }

    /// The prompt with what is wrong beside it. A problem too long for that stands below, in place of the keys: true is returned.
    private func drawPrompt(_ prompt: PromptSession, row: Int, on painter: inout Painter) -> Bool {
        let mark = prompt.purpose == .find ? "/" : ":"
        painter.put(mark, 1, row, .key, bold: true)
        let room = max(8, size.columns - 4)
        let problem =
            prompt.problem.map { painter.look.glyphs.cross + " " + $0 }
            ?? prompt.answer.map { painter.look.glyphs.check + " " + $0 }
        let isBeside = problem.map { displayWidth($0) <= room - max(8, room / 2) } ?? false
        let width = isBeside ? max(8, room / 2) : room
        let cursor = prompt.field.draw(
            at: Point(column: 2, row: row), width: width, on: &painter.surface, look: painter.look)
        painter.cursor = cursor
        guard let problem else { return false }
        let place = isBeside ? Point(column: 3 + width, row: row) : Point(column: 1, row: row + 1)
        painter.put(
            problem, place.column, place.row, prompt.problem == nil ? .ok : .error,
            width: max(0, size.columns - place.column - 1))
        return !isBeside
    }

    /// What the selection is, in a sentence.
    private func hint(_ scene: Scene) -> String {
        if focus == .parameters, let group = selectedHeading {
            return "\(group.title): Enter or Space opens the group, / finds a parameter in it by name"
        }
        if focus == .parameters, scenario.parameters.all.indices.contains(parameters.selected) {
            let parameter = scenario.parameters.all[parameters.selected]
            let letter =
                parameter.symbol.isEmpty || parameter.group != .prompt ? "" : ", :\(parameter.symbol)= for short"
            return "\(parameter.id)\(letter): \(parameter.help)"
        }
        guard let row = scene.selected else { return "" }
        let node = evaluation.nodes[row.node]
        if let layer = node.layer { return "\(row.className): \(layer.card.summary)" }
        return "\(row.label): \(node.note)"
    }
}
