/// How alike two names are, for "did you mean".
enum NameSimilarity {
    /// Up to three of `names` that come close to `name`, the closest first.
    static func nearest(to name: String, in names: [String]) -> [String] {
        names.map { ($0, share(name.lowercased(), $0.lowercased())) }
            .filter { $0.1 >= 0.4 }.sorted { $0.1 > $1.1 }.prefix(3).map(\.0)
    }

    /// The share of neighbouring letter pairs that two words have in common (Dice's coefficient).
    private static func share(_ first: String, _ second: String) -> Double {
        let a = pairs(first)
        var rest = pairs(second)
        let all = a.count + rest.count
        guard all > 0 else { return 0 }
        var common = 0
        for pair in a {
            guard let position = rest.firstIndex(of: pair) else { continue }
            rest.remove(at: position)
            common += 1
        }
        return Double(2 * common) / Double(all)
    }

    /// The pairs of neighbours, the word's ends counting as letters of their own.
    private static func pairs(_ word: String) -> [String] {
        let letters = ["^"] + word.map(String.init) + ["$"]
        return zip(letters, letters.dropFirst()).map { $0 + $1 }
    }
}
