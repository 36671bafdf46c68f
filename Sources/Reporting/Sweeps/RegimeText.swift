import Studies

/// Where regimes end, in words.
enum RegimeText {
    /// One line for each end, then what was looked for without one being found.
    static func lines(_ findings: SweepFindings) -> [String] {
        let sweep = findings.sweep
        var lines = findings.crossings.map { crossing in
            let series = crossing.series.map { " at \(sweep.series?.id ?? "") \($0)" } ?? ""
            return
                "\(crossing.title)\(series): \(crossing.placeText); from there on \(crossing.beyond)"
        }
        let silent = sweep.regimes.filter { regime in !findings.crossings.contains { $0.regime == regime.id } }
        if !silent.isEmpty {
            lines.append("looked for, with no end along the way: " + silent.map(\.title).joined(separator: "; "))
        }
        if sweep.regimes.isEmpty { lines.append("none were looked for") }
        if !findings.isComplete { lines.append("the search was stopped before its end") }
        return lines
    }

    /// The same as a paragraph with a heading.
    static func paragraph(_ findings: SweepFindings, bullet: String) -> String {
        guard !findings.sweep.regimes.isEmpty else { return "No regimes were looked for.\n" }
        let heading = findings.crossings.isEmpty ? "No regime ends along the way." : "Where regimes end:"
        return heading + "\n\n" + lines(findings).map { bullet + $0 + "\n" }.joined()
    }
}
