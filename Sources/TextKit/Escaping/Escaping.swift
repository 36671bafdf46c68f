extension String {
    /// Control characters made visible: `␛` for escape, `␀` for nul, `�` for those above ASCII and for the signs that
    /// turn the direction of writing. What a user or a file wrote then can't steer the terminal that shows it.
    public var withVisibleControls: String {
        guard unicodeScalars.contains(where: \.steersOutput) else { return self }
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars { text.append(scalar.steersOutput ? scalar.picture : scalar) }
        return String(text)
    }

    /// The text inside an XML element or an attribute in quotes. Characters that XML 1.0 can't hold become pictures.
    public var escapedForXML: String {
        guard unicodeScalars.contains(where: { $0.needsXMLEscape }) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "\t", "\n", "\r": text += "&#\(scalar.value);"
            case _ where scalar.needsXMLEscape: text.unicodeScalars.append(scalar.picture)
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// The text as a JSON string, its quotes included.
    public var quotedForJSON: String {
        var text = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}

extension Unicode.Scalar {
    /// Controls, and the marks that reorder what stands around them.
    fileprivate var steersOutput: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    fileprivate var needsXMLEscape: Bool {
        switch self {
        case "&", "<", ">", "\"": true
        default: value < 0x20 || (value >= 0x7F && value < 0xA0) || value == 0xFFFE || value == 0xFFFF
        }
    }

    /// The sign that stands for a control character.
    fileprivate var picture: Unicode.Scalar {
        switch value {
        case 0..<0x20: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        default: "\u{FFFD}"
        }
    }
}
