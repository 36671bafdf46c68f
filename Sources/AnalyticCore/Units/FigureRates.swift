extension Figure {
    /// A number with a unit and a prefix in powers of 1000, three significant figures: `3.35 TB/s`, `1.38 k`.
    public static func scaled(_ value: Double, _ unit: String) -> String {
        guard value.isFinite, abs(value) < 1e27 else { return overflow }
        if unit == "s" { return seconds(value) }
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

    /// A time: `380 µs`, `4.10 ms`, `1.20 s`, `2.50 min`, `3.10 h`, `12.4 d`.
    public static func seconds(_ value: Double) -> String {
        guard value.isFinite else { return overflow }
        let size = abs(value)
        guard size > 0 else { return "0 s" }
        // The bound of each unit is where rounding to three figures would reach the next.
        let units: [(name: String, seconds: Double, below: Double)] = [
            ("ns", 1e-9, 9.995e-7), ("µs", 1e-6, 9.995e-4), ("ms", 1e-3, 0.9995), ("s", 1, 59.95), ("min", 60, 3597),
            ("h", 3600, 86_220),
        ]
        let unit = units.first { size < $0.below } ?? ("d", 86_400, .infinity)
        return plain(value / unit.seconds) + " " + unit.name
    }

    /// A number without a prefix, for what people count one by one: `0.79`, `3.10`, `1 410`, `0.00012`.
    public static func plain(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return overflow }
        let size = abs(value)
        if size >= 999.5 { return (value < 0 ? "-" : "") + grouped(Count(Int(size.rounded()))) }
        if size >= 99.95 { return decimal(value, places: 0) }
        if size >= 9.995 { return decimal(value, places: 1) }
        guard size > 0, size >= 1e-9 else { return size == 0 ? "0" : value.description }
        var places = 2
        var rest = size
        while rest < 0.0995, places < 11 {
            rest *= 10
            places += 1
        }
        return decimal(value, places: places)
    }
}
