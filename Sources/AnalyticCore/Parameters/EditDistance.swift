/// How far apart two names are, for "did you mean". The core names what comes near in its own errors and imports nothing; names
/// of commands, files and keys are compared by `NearNames`, which also knows letters exchanged and beginnings.
public enum EditDistance {
    /// Insertions, deletions and replacements from one to the other.
    ///
    /// Takes time by the product of the lengths; texts too long to be names are as far apart as they can be.
    static func between(_ first: String, _ second: String) -> Int {
        guard max(first.utf8.count, second.utf8.count) <= 128 else { return max(first.utf8.count, second.utf8.count) }
        let a = Array(first.utf8)
        let b = Array(second.utf8)
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let replaced = diagonal + (x == y ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[b.count]
    }

    /// The ids that come near to a name that is none of them: those that begin with it come first, then those that hold it, then
    /// those that differ in few letters.
    public static func nearest(to name: String, among ids: [String]) -> [String] {
        let typed = name.lowercased()
        let ranked = ids.compactMap { id -> (rank: Int, distance: Int, id: String)? in
            let distance = between(typed, id)
            if id.hasPrefix(typed) { return (0, distance, id) }
            if id.contains(typed) { return (1, distance, id) }
            return distance <= max(3, name.count / 2) ? (2, distance, id) : nil
        }
        return ranked.sorted { ($0.rank, $0.distance) < ($1.rank, $1.distance) }.prefix(4).map(\.id)
    }
}
