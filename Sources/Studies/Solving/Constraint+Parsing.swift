import AnalyticCore

extension Constraint {
    /// The constraints that a text names: `fits`, `targets`, or a metric or a parameter, a sign and a limit, as in `ttft<=300ms`,
    /// `memory<=24GB`, `pages/s>=2`, `ttft<=target.ttft`.
    ///
    /// - Throws: `SolveError` that names the part that is not understood, and what comes near.
    public static func parsing(_ text: String, in scenario: Scenario) throws(SolveError) -> [Constraint] {
        let typed = text.trimmed
        switch typed.lowercased() {
        case "fits": return [.fits]
        case "targets": return targets()
        default: break
        }
        guard let sign = typed.firstIndex(where: { "<>=≤≥".contains($0) }) else {
            if (try? SolveQuantity(typed, in: scenario)) != nil {
                throw .constraint(typed, reason: "has no limit; write \(typed)<=VALUE or \(typed)>=VALUE")
            }
            throw .unknown(typed, nearest: near(typed, in: scenario))
        }
        let isWide = typed[sign...].dropFirst().first == "="
        let mark = typed[sign] == "≤" ? "<=" : typed[sign] == "≥" ? ">=" : String(typed[sign]) + (isWide ? "=" : "")
        guard let relation = Relation(rawValue: mark == "==" ? "=" : mark) else {
            throw .constraint(typed, reason: "'\(mark)' is none of <=, <, >=, >, =")
        }
        let quantity = try SolveQuantity(String(typed[..<sign]), in: scenario)
        let right = String(typed[sign...].dropFirst(isWide ? 2 : 1)).trimmed
        guard !right.isEmpty else { throw .constraint(typed, reason: "has no limit behind \(mark)") }
        let limit = try limit(right, of: quantity, in: scenario, whole: typed)
        return [
            Constraint(
                "\(quantity.id)\(relation.rawValue)\(right.filter { $0 != " " })", .limit(quantity, relation, limit))
        ]
    }

    private static func near(_ word: String, in scenario: Scenario) -> [String] {
        let names =
            ["fits", "targets"] + MetricCatalogue.of(scenario.model).map(\.id) + scenario.parameters.all.map(\.id)
        return EditDistance.nearest(to: word, among: names)
    }

    private static func limit(
        _ text: String, of quantity: SolveQuantity, in scenario: Scenario, whole: String
    ) throws(SolveError) -> Limit {
        let isWord = text.first.map { $0.isLetter } ?? false
        switch quantity {
        case .metric(let metric):
            if isWord, metric.unit != .yesOrNo { return .quantity(try SolveQuantity(text, in: scenario)) }
            do throws(MeasuredNumber.Problem) {
                return .number(try MeasuredNumber.value(text, of: metric.unit, symbol: metric.symbol))
            } catch {
                throw .constraint(whole, reason: error.reason)
            }
        case .parameter(let parameter):
            if isWord { return .quantity(try SolveQuantity(text, in: scenario)) }
            guard parameter.value(in: scenario).number != nil else {
                throw .constraint(whole, reason: "\(parameter.id) is no number: set it")
            }
            let unit = parameter.unit
            let digits = !unit.isEmpty && text.hasSuffix(unit) ? String(text.dropLast(unit.count)).trimmed : text
            do throws(NumberEntryError) {
                return .number(try NumberEntry.decimal(digits, current: nil))
            } catch {
                throw .constraint(whole, reason: "'\(TypedText.shown(text))' \(error)")
            }
        }
    }
}
