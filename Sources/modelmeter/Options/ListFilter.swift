import AnalyticCore
import ArgumentParser
import TextKit

/// Lists that take a word to look for.
enum ListFilter {
    /// The things of which one of the names has the word in it, whatever its case; all where there is no word.
    ///
    /// - Throws: `ValidationError` where it stands in none, with the ids that are near.
    static func filtered<Thing>(
        _ things: [Thing], by word: String?, _ kind: String, names: (Thing) -> [String]
    ) throws -> [Thing] {
        guard let word else { return things }
        let looked = word.lowercased()
        let found = things.filter { thing in names(thing).contains { $0.lowercased().contains(looked) } }
        guard found.isEmpty else { return found }
        let ids = things.compactMap { names($0).first }
        throw ValidationError(
            "no \(kind) has '\(TypedText.shown(word))' in its names\(Suggestion.clause(word, among: ids))")
    }
}
