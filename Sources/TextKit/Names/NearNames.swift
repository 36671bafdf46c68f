/// Names like one that was typed, for "did you mean".
public enum NearNames {
    /// The names that are near `word`, the nearest first and at most `limit`: those that differ in few letters, and
    /// those that it begins or stands in. Case makes no difference; of a long word only the beginning is looked at.
    public static func to(_ word: String, among names: some Sequence<String>, limit: Int = 3) -> [String] {
        let typed = Array(word.lowercased().utf8.prefix(64))
        guard !typed.isEmpty else { return [] }
        let near = names.enumerated().compactMap { place, name -> (score: Int, place: Int, name: String)? in
            distance(typed, Array(name.lowercased().utf8.prefix(128))).map { ($0, place, name) }
        }
        return near.sorted { ($0.score, $0.place) < ($1.score, $1.place) }.prefix(limit).map(\.name)
    }

    /// How far a name is from what was typed; nil where it isn't near.
    private static func distance(_ typed: [UInt8], _ name: [UInt8]) -> Int? {
        let edits = edits(from: typed, to: name)
        if edits <= max(1, min(typed.count, name.count) / 3) { return 2 * edits }
        guard typed.count >= 3 else { return nil }
        if name.starts(with: typed) { return 3 }
        return name.indices.contains { name[$0...].starts(with: typed) } ? 5 : nil
    }

    /// Letters put in, left out, replaced or exchanged with their neighbour.
    static func edits(from first: [UInt8], to second: [UInt8]) -> Int {
        var before = [Int](repeating: 0, count: second.count + 1)
        var row = Array(0...second.count)
        for (i, x) in first.enumerated() {
            var next = [i + 1]
            for (j, y) in second.enumerated() {
                var least = min(row[j] + (x == y ? 0 : 1), row[j + 1] + 1, next[j] + 1)
                if i > 0, j > 0, x == second[j - 1], first[i - 1] == y { least = min(least, before[j - 1] + 1) }
                next.append(least)
            }
            before = row
            row = next
        }
        return row[second.count]
    }
}
