import AnalyticCore

/// Something that can be swept, charted and tabulated: one number of an evaluated scenario.
public struct StudyMetric: Sendable, Identifiable {
    /// The name on the command line.
    public let id: String
    /// The name on charts.
    public let title: String
    /// The unit; empty for a bare number.
    public let unit: String
    /// Whether times have to be worked out.
    public let needsTime: Bool
    private let read: @Sendable (StudyPoint) -> Double?

    init(
        _ id: String, _ title: String, _ unit: String, needsTime: Bool = false,
        _ read: @escaping @Sendable (StudyPoint) -> Double?
    ) {
        self.id = id
        self.title = title
        self.unit = unit
        self.needsTime = needsTime
        self.read = read
    }

    /// The number; nil where there is none, as for a time per token where nothing is decoded.
    public func value(_ point: StudyPoint) -> Double? { read(point) }

    /// The heading of a column of numbers: id and unit.
    public var heading: String { unit.isEmpty ? id : "\(id) [\(unit)]" }

    /// The number as people read it, with its unit.
    public func text(_ value: Double) -> String {
        switch unit {
        case "s", "FLOPs", "FLOP/s", "B", "B/s", "J": Figure.scaled(value, unit)
        case "%": Figure.decimal(value, places: 1) + " %"
        case "$": "$" + Figure.decimal(value, places: 4)
        default:
            value == value.rounded() && abs(value) < 1e9
                ? Figure.decimal(value, places: 0) + (unit.isEmpty ? "" : " " + unit) : Figure.scaled(value, unit)
        }
    }
}

/// The one list of metrics.
public enum MetricCatalogue {
    /// All of them.
    public static let all: [StudyMetric] = tokens + flops + traffic + memory + time

    /// The metric with an id; nil where there is none.
    public static func metric(_ id: String) -> StudyMetric? {
        all.first { $0.id == id }
    }

    private static let tokens = [
        StudyMetric("tokens.image", "image tokens", "tokens") { Double($0.evaluation.geometry.imageTokens) },
        StudyMetric("tokens.context", "context", "tokens") { Double($0.evaluation.geometry.contextTokens) },
        StudyMetric("tiles", "tiles", "tiles") { Double($0.evaluation.geometry.tiles) },
        StudyMetric("parameters", "parameters", "parameters") { $0.evaluation.parameterCount.approximate },
    ]

    private static let flops: [StudyMetric] =
        Stage.allCases.flatMap { stage in
            [
                StudyMetric("\(stage.rawValue).flops", "\(stage.rawValue) matrix FLOPs", "FLOPs") {
                    $0.evaluation.cost(of: 0, in: stage).matrix.approximate
                },
                StudyMetric("\(stage.rawValue).vector", "\(stage.rawValue) vector FLOPs", "FLOPs") {
                    $0.evaluation.cost(of: 0, in: stage).vector.approximate
                },
            ]
        } + [
            StudyMetric("total.flops", "all matrix FLOPs", "FLOPs") { $0.evaluation.total(of: 0).matrix.approximate },
            part("sam.flops", "SAM FLOPs", "model.sam_model", .vision),
            part("clip.flops", "CLIP FLOPs", "model.vision_model", .vision),
            part("projector.flops", "projector FLOPs", "model.projector", .vision),
            part("layers.flops", "decoder layers' FLOPs, prefill", "model.layers", .prefill),
            part("lm_head.flops", "head FLOPs, prefill", "lm_head", .prefill),
            StudyMetric("sam.attention.flops", "SAM attention products", "FLOPs") { point in
                attention(point, under: "model.sam_model", .vision)
            },
            StudyMetric("sam.rest.flops", "SAM without attention products", "FLOPs") { point in
                attention(point, under: "model.sam_model", .vision).map {
                    point.evaluation.cost(at: "model.sam_model", in: .vision).matrix.approximate - $0
                }
            },
            StudyMetric("prefill.attention.flops", "attention products, prefill", "FLOPs") { point in
                attention(point, under: "model.layers", .prefill)
            },
            StudyMetric("prefill.projections.flops", "q, k, v, o projections, prefill", "FLOPs") { point in
                let nodes = point.evaluation.nodes
                return nodes.indices.filter { projections.contains(nodes[$0].name.description) }
                    .reduce(0) { $0 + point.evaluation.cost(of: $1, in: Stage.prefill).matrix.approximate }
            },
            StudyMetric("prefill.flops_per_token", "prefill FLOPs per token", "FLOPs") { point in
                let tokens = point.evaluation.geometry.contextTokens * point.evaluation.scenario.workload.batch
                return tokens > 0
                    ? point.evaluation.cost(of: 0, in: Stage.prefill).matrix.approximate / Double(tokens) : nil
            },
            StudyMetric("decode.flops_per_token", "decode FLOPs per token", "FLOPs") { point in
                let workload = point.evaluation.scenario.workload
                let tokens = workload.decodeTokens * workload.batch
                return tokens > 0 ? point.evaluation.cost(of: 0, in: .decode).matrix.approximate / Double(tokens) : nil
            },
        ]

    private static let projections = ["q_proj", "k_proj", "v_proj", "o_proj"]

    private static func part(_ id: String, _ title: String, _ path: String, _ stage: Stage) -> StudyMetric {
        StudyMetric(id, title, "FLOPs") { $0.evaluation.cost(at: path, in: stage).matrix.approximate }
    }

    /// The products of queries with keys and of scores with values below a module.
    private static func attention(_ point: StudyPoint, under path: String, _ stage: Stage) -> Double? {
        guard let top = point.evaluation.node(at: path) else { return nil }
        let nodes = point.evaluation.nodes
        return (top..<nodes[top].end).filter { nodes[$0].kind == .attention || nodes[$0].isAttentionProduct }
            .reduce(0) { $0 + point.evaluation.cost(of: $1, in: stage).matrix.approximate }
    }

    private static let traffic: [StudyMetric] =
        Stage.allCases.flatMap { stage in
            [
                StudyMetric("\(stage.rawValue).traffic", "\(stage.rawValue) traffic", "B") {
                    $0.evaluation.cost(of: 0, in: stage).traffic.approximate
                },
                StudyMetric("\(stage.rawValue).intensity", "\(stage.rawValue) intensity", "FLOP/B") {
                    $0.evaluation.cost(of: 0, in: stage).intensity
                },
            ]
        } + [
            StudyMetric("decode.weights", "weights read per decode step", "B") {
                $0.evaluation.cost(of: 0, in: .lastStep).weightBits.approximate / 8
            },
            StudyMetric("decode.step_traffic", "traffic of the last decode step", "B") {
                $0.evaluation.cost(of: 0, in: .lastStep).traffic.approximate
            },
            StudyMetric("experts", "distinct experts per layer and decode step", "experts") { point in
                point.evaluation.expertsHit.map { Double($0) }
            },
        ]

    private static let memory = [
        StudyMetric("weights", "weights", "B") { $0.evaluation.weightBytes.approximate },
        StudyMetric("kv.prefill", "KV cache after prefill", "B") { $0.evaluation.cacheAfterPrefill.approximate },
        StudyMetric("kv", "KV cache after decode", "B") { $0.evaluation.cacheAfterDecode.approximate },
        StudyMetric("activations", "most activations live at once", "B") {
            MemoryEvaluation($0.evaluation).activations
        },
        StudyMetric("activations.vision", "vision activations live at once", "B") {
            $0.evaluation.peakBytes(of: 0, in: .vision).approximate
        },
        StudyMetric("memory", "memory of one device", "B") { MemoryEvaluation($0.evaluation).total },
    ]

    private static let time: [StudyMetric] =
        [Service.Basis.estimate, .floor].flatMap { basis -> [StudyMetric] in
            let tail = basis == .floor ? ".floor" : ""
            let word = basis.rawValue
            return [
                StudyMetric("ttft" + tail, "TTFT, \(word)", "s", needsTime: true) {
                    $0.service.timeToFirstToken(basis)
                },
                StudyMetric("tpot" + tail, "TPOT, \(word)", "s", needsTime: true) {
                    $0.service.timePerOutputToken(basis)
                },
                StudyMetric("latency" + tail, "request, \(word)", "s", needsTime: true) { $0.service.latency(basis) },
                StudyMetric("tokens_per_s" + tail, "tokens/s, \(word)", "tokens/s", needsTime: true) {
                    $0.service.tokensPerSecond(basis)
                },
                StudyMetric("pages_per_s" + tail, "pages/s, \(word)", "pages/s", needsTime: true) {
                    $0.service.pagesPerSecond(basis)
                },
            ]
        }
        + Stage.allCases.flatMap { stage in
            [
                StudyMetric("\(stage.rawValue).time", "\(stage.rawValue) time, estimate", "s", needsTime: true) {
                    $0.timing.time(of: 0, in: stage).seconds
                },
                StudyMetric("\(stage.rawValue).mfu", "\(stage.rawValue) MFU, estimate", "%", needsTime: true) {
                    $0.service.utilisation(stage, .estimate).map { $0 * 100 }
                },
                StudyMetric("\(stage.rawValue).mbu", "\(stage.rawValue) MBU, estimate", "%", needsTime: true) {
                    $0.service.bandwidthUtilisation(stage, .estimate).map { $0 * 100 }
                },
                StudyMetric("\(stage.rawValue).compute_time", "\(stage.rawValue) matrix time", "s", needsTime: true) {
                    $0.timing.time(of: 0, in: stage).matrix
                },
                StudyMetric("\(stage.rawValue).memory_time", "\(stage.rawValue) memory time", "s", needsTime: true) {
                    $0.timing.time(of: 0, in: stage).memory
                },
                StudyMetric("\(stage.rawValue).launch_time", "\(stage.rawValue) launch time", "s", needsTime: true) {
                    $0.timing.time(of: 0, in: stage).launch
                },
            ]
        }
        + [
            StudyMetric("required.flops", "FLOP/s for the TTFT target", "FLOP/s", needsTime: true) {
                $0.service.requiredRate
            },
            StudyMetric("required.bandwidth", "bytes/s for the TPOT target", "B/s", needsTime: true) {
                $0.service.requiredBandwidth
            },
            StudyMetric("price", "price of 1000 pages", "$", needsTime: true) {
                $0.service.pricePerThousandPages(.estimate)
            },
            StudyMetric("energy", "energy of a page", "J", needsTime: true) { $0.service.energyPerPage(.estimate) },
        ]
}
