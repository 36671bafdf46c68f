/// Measured times beside their bounds.
struct BenchTable {
    private let results: [Measured]
    private let bounds: Bounds

    init(_ results: [Measured], _ bounds: Bounds) {
        self.results = results
        self.bounds = bounds
    }

    /// A time as the machine of the bounds would take it.
    private func scaled(_ result: Measured) -> Double { result.loops * bounds.loop }

    /// One line per figure, and the fixed loop's times.
    var text: String {
        let loops = [BenchFigure.Clock.thread, .wall].map { clock in
            Measured.median((0..<9).map { _ in FixedLoop.seconds(clock) })
        }
        var lines = [
            "fixed loop: \(Self.time(loops[0])) on one core, \(Self.time(loops[1])) on two at once; "
                + "\(Self.time(bounds.loop)) on the machine of the bounds", "",
            Self.line("figure", ["here", "there", "bound", "of bound"]),
        ]
        for result in results {
            let bound = bounds[result.figure.id]
            let share = bound.map { "\(Int((scaled(result) / $0 * 100).rounded()))%" }
            lines.append(
                Self.line(
                    result.figure.title,
                    [Self.time(result.seconds), Self.time(scaled(result)), bound.map(Self.time) ?? "none", share ?? ""])
            )
        }
        return lines.joined(separator: "\n")
    }

    /// What is wrong: figures over twice their bounds, and names that do not match.
    func problems(_ figures: [BenchFigure]) -> [String] {
        results.compactMap { result in
            guard let bound = bounds[result.figure.id], scaled(result) > 2 * bound else { return nil }
            return "\(result.figure.id): \(Self.time(scaled(result))) is over twice the bound, \(Self.time(bound))"
        } + bounds.unmatched(figures).map { "\($0): stands in only one of the bounds and the figures" }
    }

    private static func line(_ title: String, _ cells: [String]) -> String {
        let padding = String(repeating: " ", count: max(1, 58 - title.count))
        return title + padding
            + cells.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }.joined()
    }

    /// Three digits and a unit.
    static func time(_ seconds: Double) -> String {
        let (value, unit) =
            seconds < 0.999e-3 ? (seconds * 1e6, "µs") : seconds < 0.999 ? (seconds * 1e3, "ms") : (seconds, "s")
        let decimals: Double = value < 10 ? 100 : value < 100 ? 10 : 1
        let rounded = (value * decimals).rounded() / decimals
        return (decimals == 1 ? "\(Int(rounded))" : "\(rounded)") + " " + unit
    }
}
