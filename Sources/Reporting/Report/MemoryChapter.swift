import AnalyticCore
import Studies

/// What is held, and the largest batch that fits, by device and length of the answer.
enum MemoryChapter {
    static func write(_ context: ReportContext, _ page: inout ReportPage) throws(ScenarioError) {
        page.heading("Memory")
        let memory = MemoryEvaluation(context.evaluation)
        page.paragraph([
            "The default page needs \(Figure.scaled(memory.total, "B")) of \(Figure.scaled(memory.capacity.value, "B")): "
                + MemoryEvaluation.Part.allCases.map { "\($0.rawValue) \(Figure.scaled(memory.bytes($0), "B"))" }
                .joined(separator: ", ") + ". The sum is largest in \(memory.worstStage.rawValue); its largest part is "
                + "\(memory.largest.rawValue).",
            "The cache takes \(Figure.bytes(perToken(context.evaluation), style: .si)) for each token of each sequence, prompt and "
                + "answer alike.",
        ])
        do throws(SweepError) {
            for id in ["memory-by-grid", "kv-cache", "kv-capacity"] { try SweepSection.write(id, context, &page) }
        } catch {
            guard case .scenario(let problem) = error else { return page.paragraph("\(error)") }
            throw problem
        }
        try largest(context, &page)
    }

    /// Bytes of cache for one more token.
    private static func perToken(_ evaluation: Evaluation) -> Count {
        let steps = evaluation.scenario.workload.decodeTokens * evaluation.scenario.workload.batch
        let grown = evaluation.cacheAfterDecode.value - evaluation.cacheAfterPrefill.value
        return steps > 0 ? Count(grown / UInt128(steps)) : .zero
    }

    private static let lengths = [100, 1000, 4000, 16_000]
    /// As servers run: the last position is scored, and attention keeps its scores on chip.
    private static let serving = [("execution", "graph"), ("logits", "last"), ("attention.decoder", "flash")]

    private static func largest(_ context: ReportContext, _ page: inout ReportPage) throws(ScenarioError) {
        page.heading("The largest batch that fits", level: 3)
        var rows: [(label: String, values: [Double?])] = []
        for device in context.devices {
            var values: [Double?] = []
            for length in lengths { values.append(try largest(length, on: device, context).map { Double($0) }) }
            rows.append((device.name, values))
        }
        let map = HeatMapSVG(
            title: "The largest batch that fits, by device and tokens of answer",
            columns: lengths.map { "\($0)" }, columnTitle: "tokens of answer", rows: rows, rowTitle: "device",
            text: { Figure.decimal($0, places: 0) })
        let most = rows.max { ($0.values.last ?? nil) ?? 0 < ($1.values.last ?? nil) ?? 0 }
        page.paragraph([
            "Found by halving: with the next sequence more, weights, cache, live activations and reserve no longer fit, with fused "
                + "kernels, flash attention and the logits of the last position, as servers run it. All pages of a "
                + "batch are taken to be prefilled at once, as the reference does; a server that prefills one page after another fits more.",
            most.map { row in
                let ends = [row.values.first ?? nil, row.values.last ?? nil].map { value in
                    value.map { Figure.decimal($0, places: 0) } ?? "no"
                }
                return
                    "\(row.label) holds the most: \(ends[0]) sequences of \(lengths.first ?? 0) tokens of answer, \(ends[1]) of "
                    + "\(lengths.last ?? 0)."
            } ?? "",
            rows.allSatisfy { row in
                guard let first = row.values.first ?? nil, let second = row.values.dropFirst().first ?? nil else {
                    return false
                }
                return first < second * 1.1
            }
                ? "From \(lengths[0]) to \(lengths[1]) tokens hardly anything changes: what is full first is the activations of the prefill, "
                    + "not the cache." : "",
        ])
        page.figure("largest-batch", map.title, map.text(details: context.details()))
    }

    /// The largest batch that fits; nil where not even one does.
    private static func largest(_ tokens: Int, on device: Device, _ context: ReportContext) throws(ScenarioError)
        -> Int?
    {
        func fits(_ batch: Int) throws(ScenarioError) -> Bool {
            let scenario = try context.scenario(
                serving + [("batch", "\(batch)"), ("decode.tokens", "\(tokens)")], on: device)
            return MemoryEvaluation(try Evaluation(scenario)).fits == true
        }
        guard try fits(1) else { return nil }
        var (low, high) = (1, 2)
        while high < 65_536, try fits(high) { (low, high) = (high, high * 2) }
        while high - low > 1 {
            let middle = (low + high) / 2
            if try fits(middle) { low = middle } else { high = middle }
        }
        return low
    }
}
