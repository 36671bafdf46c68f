import TextKit

/// Breaks text into lines.
enum TextWrap {
    /// Lines of at most `width` columns, broken at blanks; a longer word is cut.
    static func lines(_ text: String, width: Int) -> [String] {
        text.wrapped(to: width)
    }
}
