import AnalyticCore

extension SweepRange {
    /// Reads what was typed as values of a parameter; `*2` and `+10%` in a list start from the scenario's own value.
    ///
    /// - Throws: `SweepError` that says what is allowed.
    public init(parsing text: String, for parameter: Parameter, in scenario: Scenario) throws(SweepError) {
        guard let dots = text.firstRange(of: "..") else {
            self.init(try Self.list(text, of: parameter, in: scenario))
            return
        }
        let tail = text[dots.upperBound...]
        // A sign behind an exponent belongs to the number: 1..1e+6.
        let sign = tail.indices.last { index in
            guard tail[index] == "*" || tail[index] == "+" else { return false }
            return !(index > tail.startIndex && ["e", "E"].contains(tail[tail.index(before: index)]))
        }
        let start = String(text[..<dots.lowerBound])
        let end = String(tail[..<(sign ?? tail.endIndex)])
        let step = sign.map { String(tail[tail.index(after: $0)...]) } ?? "1"
        let isProduct = sign.map { tail[$0] == "*" } ?? false
        switch parameter.kind {
        case .whole:
            let ends = (
                first: try Self.end(start, of: parameter, in: scenario, whole: text),
                last: try Self.end(end, of: parameter, in: scenario, whole: text)
            )
            guard case (.whole(let first), .whole(let last)) = ends else { throw .range(text, "needs whole numbers") }
            guard first <= last else { throw .range(text, "the first value must not be above the last") }
            if isProduct {
                self.init(
                    try Self.products(Double(first), Double(last), Self.number(step, in: text), in: text) {
                        .whole(Int($0.rounded()))
                    })
            } else {
                let step = try Self.wholeStep(step, in: text)
                self.init(start: first, step: step, count: try Self.checked((last - first) / step, in: text))
            }
        case .decimal:
            let ends = (
                first: try Self.end(start, of: parameter, in: scenario, whole: text),
                last: try Self.end(end, of: parameter, in: scenario, whole: text)
            )
            guard let first = ends.first.number, let last = ends.last.number else {
                throw .range(text, "needs numbers")
            }
            guard first <= last else { throw .range(text, "the first value must not be above the last") }
            let step = try Self.number(step, in: text)
            if isProduct {
                self.init(try Self.products(first, last, step, in: text) { .decimal(DecimalDigits.clean($0)) })
            } else {
                try self.init(from: first, to: last, by: step, in: text)
            }
        case .device, .model, .choice, .grid, .list:
            throw .range(
                text, "\(parameter.id) takes a list with commas between, not a range; allowed: \(parameter.allowed)")
        }
    }

    private static func list(
        _ text: String, of parameter: Parameter, in scenario: Scenario
    ) throws(SweepError) -> [ParameterValue] {
        let words = text.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
        guard words.count <= most else { throw .range(text, "at most \(most) values") }
        guard words.allSatisfy({ $0.contains { $0 != " " } }) else {
            throw .range(text, "write values with commas between, as in 1,2,4")
        }
        var values: [ParameterValue] = []
        for word in words {
            let value: ParameterValue
            do throws(ScenarioError) {
                value = try parameter.read(word, in: scenario)
            } catch {
                throw .scenario(error)
            }
            values.append(value)
        }
        guard Set(values).count == values.count else { throw .range(text, "holds a value twice") }
        return values
    }

    /// An end of a range, which must be legal by itself.
    private static func end(
        _ text: String, of parameter: Parameter, in scenario: Scenario, whole: String
    ) throws(SweepError) -> ParameterValue {
        guard text.contains(where: { $0 != " " }) else {
            throw .range(whole, "needs both ends, as in 1..64, 64..1024+64 or 1..8192*2")
        }
        do throws(ScenarioError) {
            return try parameter.read(text, in: scenario)
        } catch {
            throw .scenario(error)
        }
    }

    private static func number(_ text: String, in whole: String) throws(SweepError) -> Double {
        do throws(NumberEntryError) {
            return try NumberEntry.decimal(text, current: nil)
        } catch {
            throw .range(whole, "the step \(error)")
        }
    }

    private static func wholeStep(_ text: String, in whole: String) throws(SweepError) -> Int {
        let step: Int
        do throws(NumberEntryError) {
            step = try NumberEntry.whole(text, current: nil)
        } catch {
            throw .range(whole, "the step \(error)")
        }
        guard step > 0 else { throw .range(whole, "the step must be above 0") }
        return step
    }

    private static func checked(_ steps: Int, in text: String) throws(SweepError) -> Int {
        guard steps < most else { throw .range(text, "has \(steps) values; at most \(most) are allowed") }
        return steps + 1
    }

    private init(from first: Double, to last: Double, by step: Double, in text: String) throws(SweepError) {
        guard step > 0 else { throw .range(text, "the step must be above 0") }
        // Values have 12 significant digits; a smaller step would give the same one again.
        guard last == first || DecimalDigits.clean(last - step) < DecimalDigits.clean(last) else {
            throw .range(text, "the step is too small to move a value")
        }
        let steps = (last - first) / step * (1 + 1e-12)
        guard steps < Double(Self.most) else { throw .range(text, "at most \(Self.most) values") }
        self.init(start: first, step: step, count: Int(steps) + 1)
    }

    private static func products(
        _ first: Double, _ last: Double, _ factor: Double, in text: String, _ make: (Double) -> ParameterValue
    ) throws(SweepError) -> [ParameterValue] {
        guard factor > 1, first > 0 else {
            throw .range(text, "the factor must be above 1 and the start above 0")
        }
        guard factor - 1 > 1e-9 else { throw .range(text, "the factor is too near to 1 to move a value") }
        var values: [ParameterValue] = []
        var value = first
        // Rounding may put the last product a little above the end that it should meet.
        while value <= last * (1 + 1e-12) {
            let next = make(min(value, last))
            if values.last != next { values.append(next) }
            guard values.count <= most else { throw .range(text, "at most \(most) values") }
            value *= factor
        }
        return values
    }
}
