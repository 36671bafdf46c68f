/// What one column asks of the width that there is.
struct ColumnNeed: Hashable {
    /// Columns without which it falls away.
    var least: Int
    /// Columns that show all of it.
    var ideal: Int
    /// Columns that it can still use once all others have what they want; `ideal` where it can't.
    var most: Int
    /// 0 falls away last. Of equals, the one further right falls away first.
    var priority: Int

    init(least: Int, ideal: Int, most: Int? = nil, priority: Int) {
        self.least = least
        self.ideal = max(least, ideal)
        self.most = max(most ?? ideal, least, ideal)
        self.priority = priority
    }
}

/// Divides a width among columns. Every table of the explorer is laid out by it.
///
/// Columns fall away, the least important first, until what is left has its least width beside a gap. What is over then
/// goes to the most important columns until they are whole, and last, in equal parts, to those that can use more. Nothing overlaps.
enum ColumnSolver {
    /// The width of each column; nil where it has fallen away. The last one left is cut to the width that there is.
    static func widths(of needs: [ColumnNeed], in width: Int, gap: Int = 1) -> [Int?] {
        var widths: [Int?] = needs.map(\.least)
        let order = needs.indices.sorted { (needs[$0].priority, $0) < (needs[$1].priority, $1) }
        var kept = order.count
        var used = needs.reduce(0) { $0 + $1.least } + gap * max(0, needs.count - 1)
        while kept > 1, used > width {
            kept -= 1
            used -= needs[order[kept]].least + gap
            widths[order[kept]] = nil
        }
        if kept == 1, let only = order.first, used > width { widths[only] = max(0, width) }
        var room = max(0, width - used)
        for index in order.prefix(kept) {
            guard let present = widths[index] else { continue }
            let more = min(room, max(0, needs[index].ideal - present))
            widths[index] = present + more
            room -= more
        }
        var growing = needs.indices.filter { index in widths[index].map { $0 < needs[index].most } ?? false }
        while room > 0, !growing.isEmpty {
            let share = max(1, room / growing.count)
            for index in growing where room > 0 {
                let present = widths[index] ?? 0
                let more = min(share, room, needs[index].most - present)
                widths[index] = present + more
                room -= more
            }
            growing.removeAll { (widths[$0] ?? 0) >= needs[$0].most }
        }
        return widths
    }

    /// Where each column starts.
    static func starts(of widths: [Int?], gap: Int = 1) -> [Int] {
        var next = 0
        return widths.map { width in
            defer { if let width { next += width + gap } }
            return next
        }
    }
}
