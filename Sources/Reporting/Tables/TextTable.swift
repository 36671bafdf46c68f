import TextKit

/// A table for the eye: columns as wide as their widest cell, two blanks between them.
struct TextTable {
    /// On which side a column's cells stand.
    enum Alignment {
        case left, right
    }

    private let alignments: [Alignment]
    private var rows: [[String]]

    init(_ columns: [(title: String, alignment: Alignment)]) {
        alignments = columns.map(\.alignment)
        rows = [columns.map(\.title)]
    }

    /// Adds a row; missing cells are blank.
    mutating func append(_ cells: [String]) {
        // A name from a file may hold a line break or a control character.
        rows.append(
            cells.map(\.withVisibleControls) + Array(repeating: "", count: max(0, alignments.count - cells.count)))
    }

    var text: String { text(of: Array(alignments.indices)) }

    /// The table in at most `width` columns of the terminal where that can be: columns fall away whole, by their titles in the
    /// order of `dispensable`.
    func text(width: Int, dispensable: [String]) -> String {
        var columns = Array(alignments.indices)
        for title in dispensable {
            guard columns.reduce(-2, { $0 + self.width(of: $1) + 2 }) > width else { break }
            columns.removeAll { rows[0][$0] == title }
        }
        return text(of: columns)
    }

    private func width(of column: Int) -> Int { rows.map { displayWidth($0[column]) }.max() ?? 0 }

    private func text(of columns: [Int]) -> String {
        let widths = alignments.indices.map(width)
        return rows.map { row in
            let line = columns.map { column in
                alignments[column] == .left
                    ? row[column].padded(to: widths[column]) : row[column].paddedLeft(to: widths[column])
            }.joined(separator: "  ")
            return line.trimmedAtEnd + "\n"
        }.joined()
    }
}
