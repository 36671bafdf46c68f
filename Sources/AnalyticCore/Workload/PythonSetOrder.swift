/// The order in which CPython 3.11 lists a set of pairs of small whole numbers.
///
/// The reference implementation sorts such a set by a key that leaves ties, so that its result depends on how CPython
/// hashes tuples and fills its tables (`tuplehash` in `tupleobject.c`, `set_add_entry` and `set_table_resize` in
/// `setobject.c`). Hashes of integers and tuples are not randomised, hence the order is the same in every run.
enum PythonSetOrder {
    /// The pairs as a set lists them into which they were put in the order given. Pairs must differ.
    static func order(of pairs: [TileGrid]) -> [TileGrid] {
        var table = Table(slots: 8)
        for pair in pairs {
            table.insert(pair)
            if table.isTooFull { table = table.enlarged }
        }
        return table.pairs
    }

    /// The hash of the tuple `(columns, rows)` of two integers: xxHash over the items, each its own hash.
    static func hash(of pair: TileGrid) -> UInt64 {
        let prime1: UInt64 = 11_400_714_785_074_694_791
        let prime2: UInt64 = 14_029_467_366_897_019_727
        let prime5: UInt64 = 2_870_177_450_012_600_261
        var accumulator = prime5
        for item in [pair.columns, pair.rows] {
            accumulator &+= UInt64(truncatingIfNeeded: item) &* prime2
            accumulator = accumulator << 31 | accumulator >> 33
            accumulator &*= prime1
        }
        accumulator &+= 2 ^ (prime5 ^ 3_527_539)
        return accumulator == .max ? 1_546_275_796 : accumulator
    }

    /// An open-addressed table that looks at runs of slots before it jumps.
    private struct Table {
        private var slots: [TileGrid?]
        private var used = 0

        /// How many slots after the first are tried in a row, unless the run would leave the table.
        private static let linearProbes = 9

        init(slots count: Int) {
            slots = Array(repeating: nil, count: count)
        }

        /// What the table holds, in slot order.
        var pairs: [TileGrid] {
            slots.compactMap { $0 }
        }

        private var mask: Int {
            slots.count - 1
        }

        /// Whether at least three fifths of the table are taken.
        var isTooFull: Bool {
            used * 5 >= mask * 3
        }

        /// A table with the same pairs, put in anew in slot order, and more than four times as many slots as pairs.
        var enlarged: Table {
            let needed = used > 50_000 ? used * 2 : used * 4
            var size = 8
            while size <= needed { size *= 2 }
            var table = Table(slots: size)
            for pair in pairs { table.insert(pair) }
            return table
        }

        mutating func insert(_ pair: TileGrid) {
            var perturbation = PythonSetOrder.hash(of: pair)
            var start = Int(truncatingIfNeeded: perturbation) & mask
            while true {
                let last = start + Self.linearProbes <= mask ? start + Self.linearProbes : start
                for slot in start...last where slots[slot] == nil {
                    slots[slot] = pair
                    used += 1
                    return
                }
                perturbation >>= 5
                start = (start &* 5 &+ 1 &+ Int(truncatingIfNeeded: perturbation)) & mask
            }
        }
    }
}
