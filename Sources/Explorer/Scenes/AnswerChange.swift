import AnalyticCore
import Studies

extension Answer {
    /// What moved since earlier figures, clause by clause, the most important first: only what a reader would see move. The verdict on
    /// memory stands first where it changed, and wherever it does not fit.
    func changes(since before: Answer, arrow: String) -> [String] {
        var clauses: [String] = []
        let used = "\(Figure.scaled(memory, "B")) of \(Figure.scaled(capacity, "B"))"
        switch (before.fits, fits) {
        case (true?, false?): clauses.append("no longer fits: \(used)")
        case (_, false?): clauses.append("does not fit: \(used)")
        case (_, true?) where before.fits != true: clauses.append("fits now: \(used)")
        case (_, nil) where before.fits != nil: clauses.append("fits at one end of a disputed capacity: \(used)")
        default: break
        }
        clauses += [
            Self.clause("first token", before.firstToken?.estimate, firstToken?.estimate, arrow),
            Self.clause("per token", before.perToken?.estimate, perToken?.estimate, arrow),
            Self.rates(before, self, arrow),
        ].compactMap { $0 }
        let (old, new) = (Figure.scaled(before.memory, "B"), Figure.scaled(memory, "B"))
        if old != new { clauses.append("memory " + Self.shortened(old, arrow, new)) }
        return clauses
    }

    private static func clause(_ name: String, _ old: Double?, _ new: Double?, _ arrow: String) -> String? {
        let (before, after) = (old.map(Figure.seconds) ?? "none", new.map(Figure.seconds) ?? "none")
        return before == after ? nil : "\(name) " + shortened(before, arrow, after)
    }

    private static func rates(_ old: Answer, _ new: Answer, _ arrow: String) -> String? {
        let (before, after) = (
            old.rate.map { FigureText.rate($0.estimate) } ?? "none",
            new.rate.map { FigureText.rate($0.estimate) } ?? "none"
        )
        let units = (old.rateMetric.symbol, new.rateMetric.symbol)
        guard units.0 == units.1 else {
            return "\(before) \(units.0) \(arrow) \(after) \(units.1)"
        }
        return before == after ? nil : "\(units.1) \(before) \(arrow) \(after)"
    }

    /// Both figures; their unit once where it is the same.
    private static func shortened(_ old: String, _ arrow: String, _ new: String) -> String {
        let (left, right) = (old.split(separator: " "), new.split(separator: " "))
        guard left.count == 2, right.count == 2, left[1] == right[1] else { return "\(old) \(arrow) \(new)" }
        return "\(left[0]) \(arrow) \(new)"
    }
}

/// What the line below is to say of a change, once its figures are there.
struct AnswerTelling: Sendable {
    /// The figures that were told last.
    var told: Answer
    /// Whether a change was made since.
    var isDue = false
}

extension ExplorerState {
    /// Says what a change did to the answer: behind what was said already, where both fit in the line. While a value is typed, it says
    /// what it would do.
    mutating func tellAnswer() {
        let now = kept.answer
        guard telling.isDue || editor != nil || isDraggingNumber else {
            telling.told = now
            return
        }
        if let editor, !telling.isDue, editor.problem != nil || editor.before == scenario { return }
        let clauses = now.changes(since: telling.told, arrow: look.glyphs.arrowRight)
        let first = clauses.first ?? "no effect on the answer"
        let room = size.columns - 5
        var effect = first
        // What was done stands before what came of it, where both have room.
        if let message, message.kind != .problem, message.text.count + 3 + first.count <= room {
            effect = message.text + " · " + first
        }
        for clause in clauses.dropFirst() where effect.count + 2 + clause.count <= room { effect += ", " + clause }
        if message?.kind != .problem { message = Message(text: effect, kind: now.fits == false ? .problem : .good) }
        guard telling.isDue else { return }
        telling.isDue = false
        telling.told = now
    }
}
