/// Blanks, comments, ends of lines, and errors.
extension TOMLParser {
    func peek(_ distance: Int = 0) -> UInt8? {
        index + distance < bytes.count ? bytes[index + distance] : nil
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    mutating func skipBlanks() {
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    }

    /// Steps over blanks, comments and ends of lines.
    mutating func skipBlankLines() throws(TOMLSyntaxError) {
        while true {
            skipBlanks()
            guard let byte = peek(), byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: "#") else { return }
            try endLine()
        }
    }

    /// Steps over a comment and the end of the line; nothing else may stand there.
    mutating func endLine() throws(TOMLSyntaxError) {
        if take(UInt8(ascii: "#")) { try skipComment() }
        guard index < bytes.count else { return }
        guard takeNewline() else { throw expected("the end of the line") }
    }

    mutating func takeNewline() -> Bool {
        if take(0x0A) { return true }
        guard peek() == 0x0D, peek(1) == 0x0A else { return false }
        index += 2
        return true
    }

    private mutating func skipComment() throws(TOMLSyntaxError) {
        let start = index
        while let byte = peek(), byte != 0x0A, !(byte == 0x0D && peek(1) == 0x0A) {
            guard byte >= 0x20 || byte == 0x09, byte != 0x7F else { throw error("a control character", at: index) }
            index += 1
        }
        guard String(validating: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self) != nil else {
            throw error("a comment that is not UTF-8", at: start)
        }
    }

    /// What stands at the present place is not what must stand there.
    mutating func expected(_ what: String) -> TOMLSyntaxError {
        guard let byte = peek() else { return error("the text ends where \(what) is expected", at: bytes.count) }
        if byte == 0x0A || byte == 0x0D { return error("the line ends where \(what) is expected", at: index) }
        let found = byte > 0x20 && byte < 0x7F ? "'\(Character(Unicode.Scalar(byte)))'" : "something else"
        return error("\(found) stands where \(what) is expected", at: index)
    }

    mutating func error(_ reason: String, at offset: Int) -> TOMLSyntaxError {
        // Errors may point back before what was counted already.
        let line = 1 + bytes[..<min(offset, bytes.count)].count { $0 == 0x0A }
        return TOMLSyntaxError(line: line, reason: reason)
    }
}
