extension Figure {
    /// A number with a unit and a prefix in powers of 1000, three significant figures: `3.35 TB/s`, `1.38 k`.
    public static func scaled(_ value: Double, _ unit: String) -> String {
        guard value.isFinite else { return overflow }
        let sign = value < 0 ? "-" : ""
        var rest = abs(value)
        guard rest > 0 else { return unit.isEmpty ? "0" : "0 " + unit }
        let prefixes = ["n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y"]
        var index = 3
        while rest >= 999.5, index < prefixes.count - 1 {
            rest /= 1000
            index += 1
        }
        while rest < 0.9995, index > 0, !unit.isEmpty {
            rest *= 1000
            index -= 1
        }
        let places = rest < 9.995 ? 2 : rest < 99.95 ? 1 : 0
        let tail = prefixes[index] + unit
        return sign + decimal(rest, places: places) + (tail.isEmpty ? "" : " " + tail)
    }

    /// A price: `$1.25`, `$0.0125`.
    public static func dollars(_ value: Double) -> String {
        "$" + decimal(value, places: value < 0.1 ? 4 : 2)
    }

    /// A time: `4.10 ms`, `1.20 s`.
    public static func seconds(_ value: Double) -> String {
        scaled(value, "s")
    }
}
