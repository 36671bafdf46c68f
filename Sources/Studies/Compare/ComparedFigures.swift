import AnalyticCore

/// The figures that scenarios are compared by.
enum ComparedFigures {
    private typealias Read = (ScenarioPoint) -> Double?

    /// All of them, in sections; those that no scenario has are left out.
    static func sections(of points: [ScenarioPoint], baseline: Int) -> [Comparison.Section] {
        guard points.indices.contains(baseline) else { return [] }
        let words = Words(points)
        func row(_ id: String, _ title: String, _ unit: MetricUnit, better: Bool? = false, _ read: Read)
            -> Comparison.Row
        {
            Comparison.Row(id: id, title: title, unit: unit, isMoreBetter: better, values: points.map(read))
        }
        func service(_ basis: Service.Basis) -> [Comparison.Row] {
            let tail = basis == .floor ? ".floor" : ""
            let rows = [
                row("pages_per_s" + tail, "\(words.requests)/s", .pageRate, better: true) {
                    $0.service.pagesPerSecond(basis)
                },
                row("tokens_per_s.request" + tail, "tokens/s", .tokenRate, better: true) {
                    $0.service.answerTokensPerSecond(basis)
                },
                row("ttft" + tail, "first token", .seconds) { $0.service.timeToFirstToken(basis) },
                row("tpot" + tail, "per token", .seconds) { $0.service.timePerOutputToken(basis) },
                row("latency" + tail, "whole \(words.request)", .seconds) { $0.service.latency(basis) },
            ]
            guard basis == .estimate else { return rows }
            return rows + [
                row("price", "1000 \(words.requests)", .dollars) { $0.service.pricePerThousandPages(basis) }
            ]
        }
        let memory = [
            row("fits", "fits", .yesOrNo, better: true) { $0.memory.fits.map { $0 ? 1 : 0 } },
            row("memory", "memory of one device", .bytes) { $0.memory.total },
            row("capacity", "capacity for the engine", .bytes, better: true) { $0.memory.usable },
            row("weights", "weights", .bytes) { $0.memory.weights },
            row("kv.request", "KV cache, one \(words.request)", .bytes) { $0.memory.cachePerRequest },
        ]
        let sections = [
            Comparison.Section(id: "estimate", title: "estimated", rows: service(.estimate)),
            Comparison.Section(id: "floor", title: "at the floor", rows: service(.floor)),
            Comparison.Section(id: "memory", title: "memory", rows: memory),
        ]
        let parts = PartFigures(points, baseline: baseline, words: words).sections
        return (sections + parts).compactMap { section in
            let rows = section.rows.filter { $0.values.contains { $0 != nil && $0 != 0 } || $0.id == "fits" }
            return rows.isEmpty ? nil : Comparison.Section(id: section.id, title: section.title, rows: rows)
        }
    }

    /// What a request is called: in the models' word, where they have one.
    struct Words {
        let request: String
        let requests: String

        init(_ points: [ScenarioPoint]) {
            let all = Set(points.map(\.scenario.model.card.request))
            request = all.count == 1 ? all.first ?? "request" : "request"
            requests = request + "s"
        }
    }
}

/// What one request and one token of its answer cost, by stage: the largest change first.
private struct PartFigures {
    private let points: [ScenarioPoint]
    private let baseline: Int
    private let words: ComparedFigures.Words

    init(_ points: [ScenarioPoint], baseline: Int, words: ComparedFigures.Words) {
        self.points = points
        self.baseline = baseline
        self.words = words
    }

    private typealias Read = (ScenarioPoint) -> Double?

    private func row(_ id: String, _ title: String, _ unit: MetricUnit, _ read: Read) -> Comparison.Row {
        Comparison.Row(id: id, title: title, unit: unit, isMoreBetter: false, values: points.map(read))
    }

    var sections: [Comparison.Section] {
        let batches = Set(points.map(\.scenario.workload.batch))
        var sections = [request, token]
        if batches.count == 1, let batch = batches.first, batch > 1 { sections.append(whole(batch)) }
        return sections
    }

    /// A figure of one request.
    private static func ofRequest(_ point: ScenarioPoint, _ stage: Stage?, _ read: (Cost) -> Double) -> Double? {
        let stages = stage.map { [$0] } ?? point.evaluation.stages
        guard stages.allSatisfy(point.evaluation.stages.contains) else { return nil }
        let sum = stages.reduce(0) { $0 + read(point.evaluation.cost(of: 0, in: $1)) }
        return sum / Double(point.scenario.workload.batch)
    }

    private static func seconds(_ point: ScenarioPoint, _ stage: Stage) -> Double? {
        guard point.evaluation.stages.contains(stage) else { return nil }
        return point.timing.time(of: 0, in: stage).seconds / Double(point.scenario.workload.batch)
    }

    private var request: Comparison.Section {
        var rows: [Comparison.Row] = [
            row("flops.request", "matrix FLOPs", .flops) { Self.ofRequest($0, nil) { $0.matrix.approximate } },
            row("traffic.request", "traffic", .bytes) { Self.ofRequest($0, nil) { $0.traffic.approximate } },
            row("tokens.context", "context tokens", .tokens) { Double($0.evaluation.geometry.contextTokens) },
        ]
        for stage in Stage.allCases {
            rows += [
                row("\(stage.rawValue).flops.request", "\(stage.rawValue) FLOPs", .flops) {
                    Self.ofRequest($0, stage) { $0.matrix.approximate }
                },
                row("\(stage.rawValue).traffic.request", "\(stage.rawValue) traffic", .bytes) {
                    Self.ofRequest($0, stage) { $0.traffic.approximate }
                },
                row("\(stage.rawValue).time.request", "\(stage.rawValue) time", .seconds) { Self.seconds($0, stage) },
            ]
        }
        let sorted = rows.dropFirst(3).enumerated().sorted {
            let (left, right) = (size($0.element), size($1.element))
            return left == right ? $0.offset < $1.offset : left > right
        }
        return Comparison.Section(
            id: "request", title: "one \(words.request)'s share of its batch",
            rows: Array(rows.prefix(3)) + sorted.map(\.element))
    }

    /// How far the last scenario is from the baseline, or the first that is another: by how many times, either way.
    private func size(_ row: Comparison.Row) -> Double {
        let column = points.count - 1 != baseline ? points.count - 1 : 0
        guard let ratio = row.change(of: column, from: baseline)?.ratio, ratio > 0 else { return 0 }
        return max(ratio, 1 / ratio)
    }

    private var token: Comparison.Section {
        func perToken(_ point: ScenarioPoint, _ read: (Cost) -> Double) -> Double? {
            let steps = point.scenario.workload.decodeTokens
            guard steps > 0 else { return nil }
            return Self.ofRequest(point, .decode, read).map { $0 / Double(steps) }
        }
        return Comparison.Section(
            id: "token", title: "one token of the answer",
            rows: [
                row("flops.token", "matrix FLOPs", .flops) { perToken($0) { $0.matrix.approximate } },
                row("traffic.token", "traffic", .bytes) { perToken($0) { $0.traffic.approximate } },
                row("launches.step", "kernels launched in its step", .launches) { point in
                    let steps = point.scenario.workload.decodeTokens
                    guard steps > 0 else { return nil }
                    return point.evaluation.cost(of: 0, in: Stage.decode).launches.approximate / Double(steps)
                },
            ])
    }

    private func whole(_ batch: Int) -> Comparison.Section {
        Comparison.Section(
            id: "batch", title: "all \(batch) \(words.requests) of a batch",
            rows: [
                row("flops.batch", "matrix FLOPs", .flops) { point in
                    point.evaluation.total(of: 0).matrix.approximate
                },
                row("traffic.batch", "traffic", .bytes) { point in point.evaluation.total(of: 0).traffic.approximate },
            ])
    }
}
