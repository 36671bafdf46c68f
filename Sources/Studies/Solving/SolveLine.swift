import AnalyticCore

/// The values of a number between two ends.
struct SolveLine {
    let low: Double
    let high: Double
    private let isWhole: Bool
    private let present: Double

    /// Up to so many values are all tried.
    static let few = 96

    /// nil where the parameter is no number.
    init?(_ question: Question, in scenario: Scenario) {
        guard let present = question.over.value(in: scenario).number else { return nil }
        var ends: (low: Double, high: Double)
        switch question.over.kind {
        case .whole(_, let range, _): (ends, isWhole) = ((Double(range.lowerBound), Double(range.upperBound)), true)
        case .decimal(_, let range, _): (ends, isWhole) = ((range.lowerBound, range.upperBound), false)
        default: return nil
        }
        if let range = question.range {
            guard let first = range[0].number, let last = range[range.count - 1].number else { return nil }
            ends = (min(first, last), max(first, last))
        }
        (low, high, self.present) = (ends.low, ends.high, present)
    }

    private func value(_ place: Double) -> ParameterValue {
        isWhole ? .whole(Int(place.rounded())) : .decimal(DecimalDigits.clean(place))
    }

    /// Both ends as they would be typed.
    var ends: (low: String, high: String) { (value(low).text, value(high).text) }

    /// Doublings from one end to the other, both ends, and the present value.
    var scan: [ParameterValue] {
        var places = [low]
        var place = low > 0 ? low * 2 : isWhole ? 1 : 1e-3
        while place < high {
            places.append(place)
            place *= 2
        }
        places.append(high)
        if (low...high).contains(present) { places.append(present) }
        return Array(Set(places.map(value)))
    }

    /// Up to 2^levels − 1 values between two places, evenly in powers where both are above 0, neither end among them.
    func between(_ ends: (Double, Double), levels: Int) -> [ParameterValue] {
        let (start, end) = (min(ends.0, ends.1), max(ends.0, ends.1))
        // Three digits of a number with a fraction are enough.
        guard end > start, isWhole || end - start > 1e-3 * abs(end) else { return [] }
        if isWhole, end - start <= Double(1 << levels) { return stride(from: start + 1, to: end, by: 1).map(value) }
        func middles(_ low: Double, _ high: Double, _ levels: Int) -> [Double] {
            guard levels > 0 else { return [] }
            let middle = low > 0 ? (low * high).squareRoot() : (low + high) / 2
            return middles(low, middle, levels - 1) + [middle] + middles(middle, high, levels - 1)
        }
        return Array(Set(middles(start, end, levels).map(value))).filter { $0 != value(start) && $0 != value(end) }
    }

    /// The value half way between two places, and those next to it for where it is not legal; none where nothing lies between.
    func middles(_ first: Double, _ second: Double) -> [ParameterValue] {
        let (start, end) = (min(first, second), max(first, second))
        if isWhole {
            guard end - start > 1 else { return [] }
            let middle = ((start + end) / 2).rounded(.down)
            return
                (stride(from: middle, to: min(end, middle + 64), by: 1).map { $0 }
                + stride(from: middle - 1, to: max(start, middle - 64), by: -1).map { $0 }).map(value)
        }
        guard end - start > 1e-3 * abs(end) else { return [] }
        let middle = value((start + end) / 2)
        guard let place = middle.number, place > start, place < end else { return [] }
        return [middle]
    }
}
