/// Columns that a scalar takes by itself: 0 for combining marks and controls, 2 for East Asian wide ones and emoji,
/// else 1. The tables follow Unicode's own data; `Scripts/width-tables.py` writes them.
public func displayWidth(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (value >= 0x7F && value < 0xA0) ? 0 : 1 }
    // Dashes, quotes, currency, and then arrows to braille: what the program draws, and nothing wide among it.
    if value >= 0x2030, value < 0x2060 || (value >= 0x2500 && value < 0x25FD) || (value >= 0x2800 && value < 0x2900) {
        return 1
    }
    if contains(WidthTables.zero, value) { return 0 }
    return contains(WidthTables.wide, value) ? 2 : 1
}

/// Columns that a text takes, sequences that make one emoji or flag counted once.
public func displayWidth(_ text: String) -> Int { displayWidth(text[...]) }

/// Columns that a part of a text takes.
public func displayWidth(_ text: Substring) -> Int {
    if text.isPrintableASCII { return text.utf8.count }
    var width = 0
    for unit in DisplayUnits(text) { width += unit.columns }
    return width
}

extension Substring {
    /// Whether each byte is a sign of its own, one column wide.
    fileprivate var isPrintableASCII: Bool {
        utf8.withContiguousStorageIfAvailable { bytes in
            // All bytes are looked at, so that many are at once.
            bytes.reduce(0) { $0 | ($1 &- 0x20 < 0x5F ? 0 : 1) } == 0
        } ?? utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
}

/// Whether a value lies in one of the ranges; `table` holds first and last ones in turn, ascending.
private func contains(_ table: [UInt32], _ value: UInt32) -> Bool {
    var low = 0
    var high = table.count / 2
    while low < high {
        let middle = (low + high) / 2
        if table[2 * middle + 1] < value { low = middle + 1 } else { high = middle }
    }
    return low < table.count / 2 && table[2 * low] <= value
}
