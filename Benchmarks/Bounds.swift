import TOMLReading

/// What figures should take, from `bounds.toml`.
struct Bounds {
    /// Seconds that the fixed loop takes on the machine of the bounds.
    let loop: Double
    private let seconds: [String: Double]

    init(path: String) throws {
        let section = try TOMLDocument(path: path).section
        loop = (try section.number("loop_us", in: 1...1e9) ?? 0) * 1e-6
        let bounds = try section.section("bounds_us")
        var seconds: [String: Double] = [:]
        for key in bounds?.table.keys ?? [] {
            seconds[key] = try bounds?.number(key, in: 0.001...1e9).map { $0 * 1e-6 }
        }
        self.seconds = seconds
    }

    subscript(id: String) -> Double? { seconds[id] }

    /// Names of bounds without a figure, and of figures without a bound: each is a mistake.
    func unmatched(_ figures: [BenchFigure]) -> [String] {
        Set(seconds.keys).symmetricDifference(figures.map(\.id)).sorted()
    }
}
