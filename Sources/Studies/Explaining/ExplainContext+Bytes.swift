import AnalyticCore

/// One kind of data that an operation moves.
private struct Flow {
    let name: String
    let elements: (Operation<Expression>) -> Expression
    /// Bits of each, in `TensorWidth.unitsPerBit`ths.
    let units: Int

    init(_ name: String, units: Int, _ elements: @escaping (Operation<Expression>) -> Expression) {
        (self.name, self.units, self.elements) = (name, units, elements)
    }

    /// Bits that one run moves, the last one rounded up.
    func bits(_ operation: Operation<Expression>) -> Count {
        (elements(operation).value * Count(units)).dividedRoundingUp(by: UInt128(TensorWidth.unitsPerBit))
    }

    /// Bytes of each, or bits where those are not whole.
    var width: String {
        let (bytes, rest) = units.quotientAndRemainder(dividingBy: 8 * TensorWidth.unitsPerBit)
        if rest == 0 { return "\(bytes)" }
        return ParameterValue.decimal(Double(units) / Double(TensorWidth.unitsPerBit)).text + " / 8"
    }

    /// The width in words.
    var widthWords: String {
        let (bytes, rest) = units.quotientAndRemainder(dividingBy: 8 * TensorWidth.unitsPerBit)
        if rest == 0 { return bytes == 1 ? "1 byte each" : "\(bytes) bytes each" }
        return ParameterValue.decimal(Double(units) / Double(TensorWidth.unitsPerBit)).text + " bits each"
    }

    /// The values of one run.
    func values(_ operation: Operation<Expression>) -> String {
        let text = elements(operation).spacedValues
        return (text.contains(" + ") ? "(\(text))" : text) + (width == "1" ? "" : " × " + width)
    }
}

extension ExplainContext {
    /// What an operation reads and writes in one run, kind by kind, and how often it runs.
    func addBytes(_ node: Int, _ runs: [RunOfPass], to page: inout Explained) {
        page.heading("bytes read and written")
        guard runs.contains(where: { $0.cost.trafficBits > .zero }) else {
            page.text("none: it works on what its neighbour's kernel holds", .muted)
            return
        }
        let flows = flows(of: node).filter { flow in runs.contains { flow.bits($0.operation) > .zero } }
        for flow in flows {
            page.text("\(flow.name): " + formulas(runs, flow.elements) + ", " + flow.widthWords, .muted)
        }
        // Odd numbers of narrow weights are no whole bytes: those are counted in bits, and rounded once.
        let isWhole = runs.allSatisfy { run in flows.allSatisfy { $0.bits(run.operation).value % 8 == 0 } }
        func amount(_ bits: Count) -> Count { isWhole ? bits.divided(by: 8) : bits }
        func text(_ bits: Count) -> String { exact(amount(bits)) + (isWhole ? " B" : " bits") }
        var steps: [Explained.Step] = []
        for group in alikeInTraffic(runs, flows) {
            let run = group[0]
            let moved = flows.filter { $0.bits(run.operation) > .zero }
            let name = "one run, " + title(of: group.map(\.pass), among: runs.map(\.pass))
            for flow in moved where moved.count > 1 {
                let bits = flow.bits(run.operation)
                steps.append(
                    Explained.Step(flow.name, flow.values(run.operation) + (isWhole ? "" : " × 8"), text(bits)))
            }
            let sum =
                moved.count == 1
                ? moved[0].values(run.operation)
                : moved.map { exact(amount($0.bits(run.operation))) }.joined(separator: " + ")
            steps.append(Explained.Step(name, sum, text(run.cost.trafficBits)))
        }
        let (closing, total) = closing(
            runs, unit: isWhole ? "B" : "bits", all: { amount($0.total.trafficBits) }, { amount($0.cost.trafficBits) })
        steps += closing
        if !isWhole {
            steps.append(
                Explained.Step(
                    "in bytes", "\(exact(total)) / 8, rounded up", "\(exact(cost(of: node).traffic)) B", isSum: true))
        }
        page.chain(steps)
        let whole = cost(of: 0).traffic
        page.text(
            "\(Figure.percent(cost(of: node).traffic.share(of: whole))) of the \(bytes(whole)) of \(scopeWords)", .muted
        )
    }

    /// The stage that figures are of, or the whole request, in words.
    var scopeWords: String { stage?.rawValue ?? "the \(scenario.model.card.request)" }

    private func alikeInTraffic(_ runs: [RunOfPass], _ flows: [Flow]) -> [[RunOfPass]] {
        var groups: [[RunOfPass]] = []
        for run in runs {
            let index = groups.firstIndex { group in
                flows.allSatisfy { $0.elements(group[0].operation) == $0.elements(run.operation) }
            }
            if let index { groups[index].append(run) } else { groups.append([run]) }
        }
        return groups
    }

    private func flows(of node: Int) -> [Flow] {
        let workload = scenario.workload
        let bit = TensorWidth.unitsPerBit
        let activations = workload.activationPrecision.bits * bit
        let cached = workload.keyValuePrecision.bits * bit
        return [
            Flow("weights read", units: workload.width(of: evaluation.nodes[node].weights).units) { $0.weights },
            Flow("index buffers read", units: 8 * bit) { $0.bufferReads },
            Flow("activations read", units: activations) { $0.reads },
            Flow("fp32, indexes and masks read", units: 8 * bit) { $0.fixedReads },
            Flow("activations written", units: activations) { $0.writes },
            Flow("fp32, indexes and masks written", units: 8 * bit) { $0.fixedWrites },
            Flow("KV cache read", units: cached) { $0.keyValueReads },
            Flow("KV cache written", units: cached) { $0.keyValueWrites },
        ]
    }
}
