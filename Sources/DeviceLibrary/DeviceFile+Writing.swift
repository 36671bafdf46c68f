import AnalyticCore

extension DeviceFile {
    /// A device as a file that `devices(path:)` reads: its figures, the device that it is like, and constants of its own.
    ///
    /// - Parameters:
    ///   - id: What it is to be called.
    ///   - base: The built-in device whose other constants it takes; nil where there is none.
    ///   - families: The families whose constants stand in the file.
    public static func text(
        of device: Device, id: String, like base: String?, families: [KernelFamily]
    ) -> String {
        var lines = ["[[device]]", "id = \(quoted(id))", "name = \(quoted(device.name))"]
        if !device.vendor.isEmpty { lines.append("vendor = \(quoted(device.vendor))") }
        for part in Device.Part.allCases {
            guard let figure = device[part] else { continue }
            lines.append("\(part.key) = \(number(figure.value / part.unit.size))")
        }
        lines.append("memory_class = \(quoted(device.memoryClass.rawValue))")
        if !device.takesBF16 { lines.append("bf16 = false") }
        if let base { lines.append("like = \(quoted(base))") }
        for family in families {
            lines += ["", "[device.kernels.\(family.rawValue)]"]
            for term in family.keys { lines.append("\(term.rawValue) = \(number(device.kernels[family][term]))") }
            let fit = device.kernels[fit: family]
            lines += ["standing = \(quoted(fit.standing.rawValue))", "rows = \(fit.rows)"]
            if let error = fit.error { lines.append("error_percent = \(number(error * 100))") }
            if !fit.source.isEmpty { lines.append("source = \(quoted(fit.source))") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Nine digits after the point at most, without zeros at the end.
    private static func number(_ value: Double) -> String {
        let rounded = (value * 1e9).rounded() / 1e9
        guard rounded.magnitude < 1e9, rounded != rounded.rounded() else {
            return String(Int(max(-1e15, min(1e15, rounded.rounded()))))
        }
        let text = String(Int((rounded.magnitude * 1e9).rounded()) % 1_000_000_000)
        let digits = String(repeating: "0", count: 9 - text.count) + text
        let tail = digits.reversed().drop { $0 == "0" }.reversed()
        return (rounded < 0 ? "-" : "") + String(Int(rounded.magnitude)) + "." + String(tail)
    }

    /// A text between quotation marks, as TOML wants it.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            default:
                // Control characters have no place in a name, and TOML forbids them.
                quoted.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
            }
        }
        return quoted + "\""
    }
}
