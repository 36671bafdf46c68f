import TextKit

/// Running text broken into lines.
enum Paragraph {
    /// Lines of at most `width` columns, broken at blanks; a longer word has a line of its own.
    static func lines(_ text: String, width: Int) -> [String] {
        text.wrapped(to: width, cutsWords: false)
    }
}
