import AnalyticCore

/// Finds where regimes end: between which neighbouring rows the figures cross is read off the rows; between those two values
/// of x the place is found by halving, exact to one step of a whole number and to three digits of any other.
enum CrossingSearch {
    /// Every crossing of a sweep's regimes.
    ///
    /// - Parameter goesOn: Asked before each evaluation; false ends the search.
    static func crossings(in rows: SweepRows, of sweep: Sweep, goesOn: @Sendable () -> Bool) -> [Crossing] {
        let across = sweep.x.range.count
        var found: [Crossing] = []
        for regime in sweep.regimes {
            guard let left = sweep.columns.firstIndex(where: { $0.id == regime.left.id }),
                let right = sweep.columns.firstIndex(where: { $0.id == regime.right.id })
            else { continue }
            var last: (row: Int, isLeft: Bool)?
            for row in 0..<rows.count {
                if row % across == 0 { last = nil }
                guard let isLeft = isLeftLarger(rows[row, left], rows[row, right]) else { continue }
                if let last, last.isLeft != isLeft {
                    guard goesOn() else { return found }
                    found.append(crossing(of: regime, along: sweep, from: last.row, to: row, isLeft, goesOn))
                }
                last = (row, isLeft)
            }
        }
        return found
    }

    private static func isLeftLarger(_ left: Double?, _ right: Double?) -> Bool? {
        guard let left, let right, left > 0 || right > 0 else { return nil }
        return left > right
    }

    private static func crossing(
        of regime: Regime, along sweep: Sweep, from low: Int, to high: Int, _ isLeftBeyond: Bool,
        _ goesOn: @Sendable () -> Bool
    ) -> Crossing {
        let series = sweep.seriesValue(high)
        let ends = halved(sweep.xValue(low), sweep.xValue(high)) { value in
            guard goesOn() else { return nil }
            let needs = max(regime.left.needs, regime.right.needs)
            guard let point = try? sweep.point(value, series: series, for: needs),
                let isLeft = isLeftLarger(regime.left.value(point), regime.right.value(point))
            else { return nil }
            return isLeft == isLeftBeyond
        }
        return Crossing(
            regime: regime.id, title: regime.title, series: series, before: ends.before, after: ends.after,
            place: ends.after.number ?? Double(high % sweep.x.range.count),
            beyond: regime.words(leftIsLarger: isLeftBeyond), unit: sweep.x.parameter.unit)
    }

    /// Halves between two values; `isBeyond` is nil where a value is not legal.
    private static func halved(
        _ low: ParameterValue, _ high: ParameterValue, isBeyond: (ParameterValue) -> Bool?
    ) -> (before: ParameterValue, after: ParameterValue) {
        switch (low, high) {
        case (.whole(let low), .whole(let high)):
            let ends = halved(low, high) { isBeyond(.whole($0)) }
            return (.whole(ends.before), .whole(ends.after))
        case (.decimal(let low), .decimal(let high)):
            let ends = halved(low, high) { isBeyond(.decimal($0)) }
            return (.decimal(ends.before), .decimal(ends.after))
        default: return (low, high)
        }
    }

    private static func halved(_ low: Int, _ high: Int, isBeyond: (Int) -> Bool?) -> (before: Int, after: Int) {
        var before = low
        var after = high
        while after - before > 1 {
            let middle = before + (after - before) / 2
            // Not every whole number is legal, heads for one; the next legal one is tried in its place.
            var legal: (at: Int, isBeyond: Bool)?
            for value in middle..<min(after, middle + 64) where legal == nil {
                legal = isBeyond(value).map { (value, $0) }
            }
            guard let legal else { break }
            if legal.isBeyond { after = legal.at } else { before = legal.at }
        }
        return (before, after)
    }

    private static func halved(
        _ low: Double, _ high: Double, isBeyond: (Double) -> Bool?
    ) -> (before: Double, after: Double) {
        var before = low
        var after = high
        for _ in 0..<40 where after - before > 1e-3 * after {
            let middle = DecimalDigits.clean(before + (after - before) / 2)
            guard middle > before, middle < after, let isBeyond = isBeyond(middle) else { break }
            if isBeyond { after = middle } else { before = middle }
        }
        return (before, after)
    }
}
