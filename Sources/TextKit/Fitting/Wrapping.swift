extension String {
    /// Lines of at most `width` columns, broken at blanks. A longer word is cut where `cutsWords` says so, else it has a
    /// line of its own. Runs of blanks count as one.
    public func wrapped(to width: Int, cutsWords: Bool = true) -> [String] {
        let width = Swift.max(1, width)
        // Most texts fit: they are one line as they are, where each blank stands alone between words.
        if displayWidth(self) <= width, !isEmpty, !hasLooseBlanks { return [self] }
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in words {
            var rest = word
            var length = displayWidth(rest)
            if used > 0, used + 1 + length > width {
                lines.append(line)
                line = ""
                used = 0
            }
            while cutsWords, length > width {
                let part = rest.prefix(columns: width)
                // A sign wider than the line still goes somewhere.
                let count = Swift.max(1, part.count)
                lines.append(String(rest.prefix(count)))
                rest = String(rest.dropFirst(count))
                length = displayWidth(rest)
            }
            guard !rest.isEmpty else { continue }
            if used > 0 {
                line += " "
                used += 1
            }
            line += rest
            used += length
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }

    /// Whether it begins or ends with a blank, or has several side by side.
    private var hasLooseBlanks: Bool {
        var wasBlank = true
        for byte in utf8 {
            let isBlank = byte == 0x20
            if isBlank, wasBlank { return true }
            wasBlank = isBlank
        }
        return wasBlank
    }

    /// The words of a text; a number whose digits stand in groups of three, as in `1 226`, is one.
    private var words: [String] {
        var words: [String] = []
        for word in split(separator: " ") {
            let isGroup =
                word.mayBeginWithNumber && word.prefix { $0.isNumber }.count == 3
                && word.dropFirst(3).allSatisfy { $0.isPunctuation }
            if isGroup, let last = words.last, last.last?.isNumber == true,
                last.split(separator: " ").allSatisfy({ $0.allSatisfy(\.isNumber) })
            {
                words[words.count - 1] += " " + word
            } else {
                words.append(String(word))
            }
        }
        return words
    }
}

extension Substring {
    /// False where the first sign is plain and no digit, which is told without looking for where signs end.
    fileprivate var mayBeginWithNumber: Bool {
        guard let first = utf8.first else { return false }
        return first >= 0x80 || (0x30...0x39).contains(first)
    }
}
