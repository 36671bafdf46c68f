import AnalyticCore

extension Question {
    /// Reads a question as a sentence: `maximise batch subject to fits ttft<=300ms`, `minimise price over device subject to fits`,
    /// `largest batch that fits`, `smallest device that fits ttft<=300ms`, `cheapest device that fits`.
    ///
    /// - Throws: `SolveError` that names the word that is not understood.
    ///
    /// - Parameters:
    ///   - constraints: Further ones, each as `Constraint.parsing` reads it.
    ///   - over: The parameter, where the sentence names none.
    public init(
        parsing sentence: String, subjectTo constraints: [String] = [], over parameter: String? = nil,
        in scenario: Scenario
    ) throws(SolveError) {
        var words = sentence.split(separator: " ").map { String($0) }
        guard let verb = words.first?.lowercased() else { throw .question(Self.example) }
        words.removeFirst()
        guard let opening = Self.verbs[verb] else {
            let near = EditDistance.nearest(to: verb, among: Self.verbs.keys.sorted())
            throw .question(
                "'\(TypedText.shown(verb))' does not begin a question"
                    + (near.isEmpty ? "; write \(Self.example)" : "; did you mean \(near.joined(separator: ", "))?"))
        }
        let turn = words.firstIndex { Self.turns.contains($0.lowercased()) } ?? words.endIndex
        var head = Array(words[..<turn])
        var tail = words[turn...].drop { Self.turns.contains($0.lowercased()) }.map { $0 }
        var over = parameter
        // `over` may stand on either side of the constraints.
        for part in [head, tail] {
            guard let place = part.firstIndex(where: { $0.lowercased() == "over" }), place + 1 < part.count else {
                continue
            }
            over = part[place + 1]
            if part.count == head.count, part == head {
                head = Array(part[..<place] + part[(place + 2)...])
            } else {
                tail = Array(part[..<place] + part[(place + 2)...])
            }
        }
        guard let goal = head.first else { throw .question("write what to \(opening.direction); \(Self.example)") }
        guard head.count == 1 else {
            throw .question(
                "'\(TypedText.shown(head[1]))' is one word too many; write \(Self.example)")
        }
        let isDevice = goal.lowercased() == "device"
        try self.init(
            opening.direction, isDevice ? opening.ofDevice : goal, over: isDevice ? "device" : over,
            subjectTo: Self.conditions(tail + constraints), in: scenario)
    }

    /// What a question looks like.
    public static let example = "maximise batch subject to fits ttft<=300ms"

    /// How a question begins, which end that is, and what of a device it means.
    static let verbs: [String: (direction: Direction, ofDevice: String)] = [
        "maximise": (.maximise, "capacity"), "maximize": (.maximise, "capacity"), "largest": (.maximise, "capacity"),
        "highest": (.maximise, "capacity"), "most": (.maximise, "capacity"), "minimise": (.minimise, "capacity"),
        "minimize": (.minimise, "capacity"), "smallest": (.minimise, "capacity"), "lowest": (.minimise, "capacity"),
        "least": (.minimise, "capacity"), "cheapest": (.minimise, "price"), "fastest": (.minimise, "latency"),
    ]

    private static let turns: Set = ["subject", "to", "that", "with", "where", "which", "under", "s.t."]

    /// Constraints from words: blanks may stand around a sign and before a unit.
    public static func conditions(_ words: [String]) -> [String] {
        var found: [String] = []
        var isOpen = false
        for word in words.flatMap({ $0.split { $0 == "," || $0 == " " }.map { String($0) } })
        where word.lowercased() != "and" {
            let hasSign = word.contains { "<>=≤≥".contains($0) }
            let startsWithSign = word.first.map { "<>=≤≥".contains($0) } ?? false
            let isUnit =
                found.last.map { $0.last?.isNumber == true && $0.contains { "<>=≤≥".contains($0) } } ?? false
                && !hasSign && !["fits", "targets"].contains(word.lowercased())
            if let last = found.last, startsWithSign || isOpen || isUnit {
                found[found.count - 1] = last + word
            } else {
                found.append(word)
            }
            isOpen = word.last.map { "<>=≤≥".contains($0) } ?? false
        }
        return found
    }
}
