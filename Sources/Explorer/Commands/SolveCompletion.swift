import AnalyticCore
import Studies
import TextKit

/// What can follow in a question that is typed: `solve maximise batch subject to fits ttft<=300ms`.
enum SolveCompletion {
    /// The most suggestions that are kept.
    private static let limit = 40

    /// Suggestions for the last of the words, of which the first is `solve`.
    static func suggestions(_ words: [String], in state: ExplorerState) -> [Palette.Suggestion] {
        let typed = words.last ?? ""
        let before = words.dropLast().map { $0.lowercased() }
        let lead = words.dropLast().joined(separator: " ") + " "
        let found = entries(after: before, in: state).enumerated().compactMap { place, entry in
            FuzzyMatch.score(typed, in: entry.text).map { (score: $0, place: place, entry: entry) }
        }
        return found.sorted { ($1.score, $0.place) < ($0.score, $1.place) }.prefix(limit).map {
            Palette.Suggestion(
                text: lead + $0.entry.text, help: $0.entry.help, isClose: false)
        }
    }

    private typealias Entry = (text: String, help: String)

    private static func entries(after words: [String], in state: ExplorerState) -> [Entry] {
        let metrics = MetricCatalogue.of(state.scenario.model)
        let numbers = state.scenario.parameters.all.filter { $0.value(in: state.scenario).number != nil }
        if words.count <= 1 {
            return [
                ("maximise ", "the largest value that meets the constraints behind `subject to`"),
                ("minimise ", "the smallest value"), ("largest ", "largest batch that fits"),
                ("smallest ", "smallest device that fits"), ("cheapest device that ", "the lowest price"),
            ]
        }
        if words.last == "over" { return state.scenario.parameters.all.map { ($0.id + " ", $0.help) } }
        let isBehind = words.contains("to") || words.contains("that")
        if words.count == 2 {
            return numbers.map { ($0.id + " ", $0.help) } + [("device ", "what it runs on, by its memory")]
                + metrics.map { ($0.id + " ", $0.title) }
        }
        guard isBehind else {
            return [("subject to ", "what must hold"), ("over ", "the parameter that is changed")]
        }
        return [
            ("fits ", "everything fits in the memory of one device"),
            ("targets ", "both targets of the times are met"),
        ] + metrics.map { ($0.id + ($0.isBetterHigher ? ">=" : "<="), $0.title) } + [
            ("over ", "the parameter that is changed")
        ]
    }
}
