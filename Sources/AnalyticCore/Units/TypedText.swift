/// What a person typed, as a message may repeat it: short, and without characters that would steer a terminal.
public enum TypedText {
    /// The most characters that a message repeats.
    public static let most = 80

    /// The text with control characters written as `\u{1B}`, and its middle left out where it is long.
    public static func shown(_ text: String) -> String {
        // Bytes are counted first, since counting characters walks all of a text that may be megabytes long.
        guard text.utf8.count > most, let long = middleLeftOut(text) else { return visible(text) }
        return long
    }

    /// The text with control characters written out.
    public static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        var shown = ""
        for scalar in text.unicodeScalars {
            if isControl(scalar) {
                shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    private static func middleLeftOut(_ text: String) -> String? {
        let head = text.prefix(most * 3 / 4)
        let rest = text[head.endIndex...]
        let tail = rest.suffix(most / 8)
        let left = rest[..<tail.startIndex].utf8.count
        guard left > 0 else { return nil }
        return visible(String(head)) + "…(\(left) bytes left out)…" + visible(String(tail))
    }

    /// C0, DEL, C1, and what reorders or hides the text around it.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
        case .format: scalar.value != 0x200D
        default: false
        }
    }
}
