import AnalyticCore
import Studies

/// A report as it grows: text, figures that are numbered, and files beside it.
struct ReportPage {
    private(set) var text = ""
    private(set) var files: [(path: String, text: String)] = []
    private var figures = 0
    private var titles: Set<String> = []

    mutating func heading(_ title: String, level: Int = 2) {
        text += "\n" + String(repeating: "#", count: level) + " \(title)\n\n"
    }

    /// A paragraph; nothing where it is empty.
    mutating func paragraph(_ words: String) {
        guard !words.isEmpty else { return }
        text += words + "\n\n"
    }

    /// Sentences as one paragraph.
    mutating func paragraph(_ sentences: [String]) {
        paragraph(sentences.filter { !$0.isEmpty }.joined(separator: " "))
    }

    mutating func list(_ items: [String]) {
        guard !items.isEmpty else { return }
        text += items.map { "- \($0)\n" }.joined() + "\n"
    }

    mutating func numbered(_ items: [String]) {
        text += items.enumerated().map { "\($0.offset + 1). \($0.element)\n" }.joined() + "\n"
    }

    mutating func table(_ header: [String], _ rows: [[String]]) {
        guard !rows.isEmpty else { return }
        text += MarkdownTable.text(header, rows) + "\n"
    }

    /// A figure with its number and what it shows.
    mutating func figure(_ id: String, _ caption: String, _ svg: String) {
        figures += 1
        let path = "figures/\(id).svg"
        files.append((path, svg))
        text += "![\(caption)](\(path))\n\n**Figure \(figures).** \(caption).\n\n"
    }

    /// A file with all digits, and where it lies.
    mutating func data(_ path: String, _ contents: String, _ words: String) {
        files.append((path, contents))
        text += "\(words): [\(path)](\(path)).\n\n"
    }

    /// A page beside this one.
    mutating func page(_ path: String, _ contents: String) { files.append((path, contents)) }
}
