extension String {
    /// The text in at most `width` columns; what doesn't fit gives way to `ellipsis`, which counts too. A sign is never
    /// split.
    public func shortened(to width: Int, ellipsis: String = "…") -> String {
        // A text has no more columns than bytes, which saves counting most of them.
        guard utf8.count > width, displayWidth(self) > width else { return self }
        let mark = displayWidth(ellipsis) < width ? ellipsis : ""
        return prefix(columns: width - displayWidth(mark)) + mark
    }

    /// The longest beginning that takes at most `width` columns.
    public func prefix(columns width: Int) -> String {
        var used = 0
        var end = startIndex
        while end < endIndex {
            used += displayWidth(self[end...end])
            guard used <= width else { break }
            formIndex(after: &end)
        }
        return String(self[..<end])
    }

    /// The text at least `width` columns wide, with blanks behind it.
    public func padded(to width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, width - displayWidth(self)))
    }

    /// The text at least `width` columns wide, with blanks before it.
    public func paddedLeft(to width: Int) -> String {
        String(repeating: " ", count: Swift.max(0, width - displayWidth(self))) + self
    }

    /// The text without blanks at its end.
    public var trimmedAtEnd: String {
        guard utf8.last == UInt8(ascii: " ") else { return self }
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    /// The text as a sentence begins.
    public var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
