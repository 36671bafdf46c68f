import AnalyticCore
import TOMLReading

/// Keys and values as TOML writes them.
enum TOMLText {
    /// A key, in quotation marks where it is no bare one.
    static func key(_ key: String) -> String {
        let isBare = !key.isEmpty && key.utf8.allSatisfy { isBareByte($0) }
        return isBare ? key : quoted(key)
    }

    private static func isBareByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// A text between quotation marks; control characters are escaped.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// A parameter's value by its kind. Whole numbers stay whole, and a decimal is written so that it is read as the same one.
    static func value(_ value: ParameterValue) -> String {
        switch value {
        case .whole(let number): String(number)
        case .decimal(let number):
            // TOML wants a digit behind the point, and an exponent without one is a number all the same.
            value.text == number.description || value.text.allSatisfy { $0.isNumber || $0 == "-" }
                ? value.text : number.description
        case .word("true"), .word("false"): value.text
        case .word, .grid: quoted(value.text)
        case .list(let numbers): "[" + numbers.map { String($0) }.joined(separator: ", ") + "]"
        }
    }

    /// A value as it would be typed; nil for a date or a table.
    static func typed(_ value: TOMLValue) -> String? {
        switch value {
        case .string(let text): return text
        case .integer(let whole): return String(whole)
        case .float(let decimal): return ParameterValue.decimal(decimal).text
        case .bool(let flag): return flag ? "true" : "false"
        case .array(let items):
            let numbers = items.compactMap { item -> String? in
                if case .integer(let whole) = item.value { String(whole) } else { nil }
            }
            return numbers.count == items.count ? numbers.joined(separator: ",") : nil
        case .date, .table: return nil
        }
    }
}
