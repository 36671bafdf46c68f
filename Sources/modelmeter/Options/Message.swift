import AnalyticCore

/// Messages as a terminal may show them, whatever was typed into them.
enum Message {
    /// The most characters of one word, and of one line: what is longer is somebody's file pasted as an argument.
    private static let mostOfWord = 200
    private static let mostOfLine = 4000

    /// The message without control characters, and with words and lines of bearable length.
    static func safe(_ message: String) -> String {
        message.split(separator: "\n", omittingEmptySubsequences: false).map(line).joined(separator: "\n")
    }

    private static func line(_ line: Substring) -> String {
        guard line.utf8.count > mostOfWord else { return TypedText.visible(String(line)) }
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map { word in
            word.utf8.count > mostOfWord ? TypedText.shown(String(word)) : TypedText.visible(String(word))
        }
        let whole = words.joined(separator: " ")
        guard whole.utf8.count > mostOfLine else { return whole }
        return whole.prefix(mostOfLine * 3 / 4) + " … " + whole.suffix(mostOfLine / 8)
    }
}
