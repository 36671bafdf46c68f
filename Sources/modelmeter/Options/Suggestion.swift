import TextKit

/// What a word that is no name may have meant.
enum Suggestion {
    /// A clause with the names that are near, or nothing where none is: `; did you mean inspect?`.
    static func clause(_ word: String, among names: [String]) -> String {
        let near = NearNames.to(word, among: names)
        return near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"
    }
}
