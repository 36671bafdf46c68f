/// Values: lists, inline tables, and words that stand for numbers, dates, true or false.
extension TOMLParser {
    mutating func value() throws(TOMLSyntaxError) -> TableBuilder.Slot {
        guard let byte = peek() else { throw expected("a value") }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .value(.string(try string()))
        case UInt8(ascii: "["): return .value(.array(try array()))
        case UInt8(ascii: "{"): return .table(try inlineTable())
        default: return .value(try scalar())
        }
    }

    private mutating func array() throws(TOMLSyntaxError) -> [TOMLItem] {
        let start = index
        try enter()
        var items: [TOMLItem] = []
        while true {
            try skipBlankLines()
            if take(UInt8(ascii: "]")) { break }
            guard peek() != nil else { throw error("a list that never ends", at: start) }
            let line = lineNumber(at: index)
            let value: TOMLValue =
                switch try value() {
                case .value(let value): value
                case .table(let table): .table(table.table)
                case .tables: .array([])
                }
            items.append(TOMLItem(value: value, line: line))
            try skipBlankLines()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "]")) else { throw expected("',' or ']'") }
            break
        }
        depth -= 1
        return items
    }

    private mutating func inlineTable() throws(TOMLSyntaxError) -> TableBuilder {
        let table = TableBuilder(.inline, line: lineNumber(at: index))
        try enter()
        skipBlanks()
        if !take(UInt8(ascii: "}")) {
            repeat {
                skipBlanks()
                try keyAndValue(in: table)
                skipBlanks()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else { throw expected("',' or '}'") }
        }
        depth -= 1
        return table
    }

    /// A number, a date, true or false: everything that is written without quotation marks.
    private mutating func scalar() throws(TOMLSyntaxError) -> TOMLValue {
        let start = index
        skipWord()
        guard index > start else { throw expected("a value") }
        // A date and a time may have a blank between.
        if index - start == 10, peek() == 0x20, TOMLWord(bytes[start..<index]).isDate,
            peek(1).map(TOMLWord.isDigit) == true
        {
            index += 1
            skipWord()
        }
        let word = TOMLWord(bytes[start..<index])
        do throws(TOMLWord.Refusal) {
            return try word.value()
        } catch {
            throw self.error("\(word.text) \(error.reason)", at: start)
        }
    }

    private mutating func skipWord() {
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."), UInt8(ascii: ":"):
                index += 1
            default: return
            }
        }
    }
}
