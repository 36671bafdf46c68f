/// Writes figures for people. The unit is never left out where there is one.
public enum Figure {
    /// What stands where a figure did not fit.
    public static let overflow = "overflow"

    /// A bare number: `2.50 T`, `903`, or all its digits.
    public static func number(_ count: Count, style: FigureStyle) -> String {
        guard count != .max else { return overflow }
        if style == .exact { return grouped(count) }
        let (digits, prefix) = scaled(count, base: 1000, prefixes: decimalPrefixes)
        return prefix.isEmpty ? digits : digits + " " + prefix
    }

    /// FLOPs: `2.50 TFLOPs`.
    public static func flops(_ count: Count, style: FigureStyle) -> String {
        unit(count, "FLOPs", style: style == .exact ? .exact : .si)
    }

    /// Bytes: `6.67 GB`, `6.21 GiB`, or all digits and `B`.
    public static func bytes(_ count: Count, style: FigureStyle) -> String {
        style == .bits ? unit(count * 8, "b", style: .si) : unit(count, "B", style: style)
    }

    /// A count of `unit`: `2.50 TFLOPs`.
    public static func unit(_ count: Count, _ unit: String, style: FigureStyle) -> String {
        guard count != .max else { return overflow }
        switch style {
        case .exact: return grouped(count) + " " + unit
        case .si, .bits:
            let (digits, prefix) = scaled(count, base: 1000, prefixes: decimalPrefixes)
            return digits + " " + prefix + unit
        case .binary:
            let (digits, prefix) = scaled(count, base: 1024, prefixes: binaryPrefixes)
            return digits + " " + prefix + unit
        }
    }

    /// Digits in groups of three: `35 184 372`.
    public static func grouped(_ count: Count, separator: String = " ") -> String {
        guard count != .max else { return overflow }
        let digits = Array(count.description)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += separator }
            text.append(digit)
        }
        return text
    }

    /// A share: `100%`, `25%`, `7.1%`, `<.1%`, `—` for nothing.
    public static func percent(_ share: Double) -> String {
        let percent = share * 100
        guard percent > 0, percent.isFinite else { return "—" }
        if percent < 0.1 { return "<.1%" }
        if percent < 9.95 { return decimal(percent, places: 1) + "%" }
        if percent < 100, percent >= 99.5 { return ">99%" }
        return decimal(percent, places: 0) + "%"
    }

    /// How many times as much: `×2.00`, `×20.1`, `×350`.
    public static func ratio(_ value: Double) -> String {
        guard value.isFinite else { return "—" }
        return "×" + decimal(value, places: value < 9.995 ? 2 : value < 99.95 ? 1 : 0)
    }

    /// A number with a fixed count of decimals, correctly rounded.
    public static func decimal(_ value: Double, places: Int) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return overflow }
        let scale = (0..<places).reduce(1.0) { product, _ in product * 10 }
        let units = UInt64(abs(value) * scale + 0.5)
        let sign = value < 0 && units > 0 ? "-" : ""
        guard places > 0 else { return sign + String(units) }
        let divisor = UInt64(scale)
        let fraction = String(units % divisor)
        return sign + String(units / divisor) + "." + String(repeating: "0", count: places - fraction.count) + fraction
    }

    private static let decimalPrefixes = ["", "k", "M", "G", "T", "P", "E", "Z", "Y", "R", "Q"]
    private static let binaryPrefixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"]

    /// Three significant figures and the prefix; rounding that would reach the next prefix takes it.
    private static func scaled(_ count: Count, base: Double, prefixes: [String]) -> (digits: String, prefix: String) {
        if count < Count(Int(base)) { return (count.description, "") }
        var value = count.approximate
        var power = 0
        while value >= base - 0.5, power < prefixes.count - 1 {
            value /= base
            power += 1
        }
        let places = value < 9.995 ? 2 : value < 99.95 ? 1 : 0
        return (decimal(value, places: places), prefixes[power])
    }
}
