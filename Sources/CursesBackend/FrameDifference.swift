import TerminalKit

/// The part of one row that differs between two frames.
struct ChangedSpan: Equatable {
    var row: Int
    /// From the first to behind the last changed column; never begins inside a wide cell.
    var columns: Range<Int>
}

/// The changed spans from `old` to `new`, at most one per row; every whole row when the sizes differ or `old` is nil.
func changedSpans(from old: Surface?, to new: Surface) -> [ChangedSpan] {
    let size = new.size
    guard size.columns > 0 else { return [] }
    guard let old, old.size == size else {
        return (0..<size.rows).map { ChangedSpan(row: $0, columns: 0..<size.columns) }
    }
    return (0..<size.rows).compactMap { row in
        guard var first = (0..<size.columns).first(where: { old[$0, row] != new[$0, row] }),
            let last = (first..<size.columns).last(where: { old[$0, row] != new[$0, row] })
        else { return nil }
        while first > 0, new[first, row].scalar == 0 { first -= 1 }
        return ChangedSpan(row: row, columns: first..<last + 1)
    }
}
