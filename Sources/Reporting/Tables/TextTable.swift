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
        rows.append(cells + Array(repeating: "", count: max(0, alignments.count - cells.count)))
    }

    var text: String {
        let widths = alignments.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let line = alignments.indices.map { column in
                let blanks = String(repeating: " ", count: widths[column] - row[column].count)
                return alignments[column] == .left ? row[column] + blanks : blanks + row[column]
            }.joined(separator: "  ")
            return line.trimmedAtEnd + "\n"
        }.joined()
    }
}

extension String {
    /// The text without blanks at its end.
    var trimmedAtEnd: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    /// The text as a sentence begins.
    var capitalised: String { prefix(1).uppercased() + dropFirst() }

    /// The text at least `width` characters wide, blanks on the right.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, width - count))
    }
}
