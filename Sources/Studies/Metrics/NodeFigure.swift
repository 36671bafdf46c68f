import AnalyticCore

/// One figure of a node in a stage: what trees, tables and sweeps show, sort by and compare.
public struct NodeFigure: Sendable, Identifiable {
    /// The name on the command line, behind a stage's: `flops` of `prefill.flops`.
    public let id: String
    /// The name on screen, and behind a stage's in charts.
    public let title: String
    /// What it is counted in.
    public let unit: MetricUnit
    /// What of the evaluation it reads, for the root; of any other node at least the tree.
    public let needs: MetricNeeds
    /// Whether the figures of children add up to their parent's, and those of stages to the total.
    public let isSum: Bool
    private let read: @Sendable (NodeSums) -> FigureValue?

    private init(
        _ id: String, _ title: String, _ unit: MetricUnit, needs: MetricNeeds = .totals, isSum: Bool = true,
        _ read: @escaping @Sendable (NodeSums) -> FigureValue?
    ) {
        self.id = id
        self.title = title
        self.unit = unit
        self.needs = needs
        self.isSum = isSum
        self.read = read
    }

    private static func count(
        _ id: String, _ title: String, _ unit: MetricUnit, isSum: Bool = true,
        _ read: @escaping @Sendable (NodeSums) -> Count
    ) -> NodeFigure {
        NodeFigure(id, title, unit, isSum: isSum) { .exact(read($0)) }
    }

    private static func bytes(_ id: String, _ title: String, _ bits: @escaping @Sendable (Cost) -> Count) -> NodeFigure
    {
        count(id, title, .bytes) { bits($0.cost).dividedRoundingUp(by: 8) }
    }

    private static func seconds(
        _ id: String, _ title: String, _ read: @escaping @Sendable (Time) -> Double
    ) -> NodeFigure {
        NodeFigure(id, title, .seconds, needs: .time) { .approximate(read($0.time)) }
    }

    /// The figure's value; nil where there is none, as for the intensity of a node that moves nothing.
    public func value(_ sums: NodeSums) -> FigureValue? { read(sums) }

    /// The value with its unit; exact counts in a style.
    public func text(_ value: FigureValue, style: FigureStyle = .si) -> String {
        switch value {
        case .exact(let count): unit.text(count, style: style)
        case .approximate(let number): unit.text(number)
        }
    }

    /// Every figure of a node in a stage, the most wanted first.
    public static let all: [NodeFigure] = [
        count("flops", "matrix FLOPs", .flops) { $0.cost.matrix },
        bytes("traffic", "traffic") { $0.trafficBits },
        seconds("time", "time, estimate") { $0.seconds },
        seconds("floor", "time, floor") { $0.floor },
        bytes("weights_read", "weights read") { $0.weightBits },
        bytes("kv_read", "KV cache read") { $0.keyValueReadBits },
        bytes("kv_written", "KV cache written") { $0.keyValueWriteBits },
        bytes("activations", "activations read and written") { $0.readBits + $0.writeBits },
        bytes("activations_read", "activations read") { $0.readBits },
        bytes("activations_written", "activations written") { $0.writeBits },
        count("peak", "most activations live at once", .bytes, isSum: false) { $0.peak },
        count("parameters", "parameters", .parameters) { $0.parameters },
        count("vector", "vector FLOPs", .flops) { $0.cost.vector },
        count("counted", "matrix FLOPs that torch counts", .flops) { $0.cost.counted },
        NodeFigure("intensity", "intensity", .intensity, isSum: false) { $0.cost.intensity.map { .approximate($0) } },
        count("launches", "kernels launched", .launches) { $0.cost.launches },
        NodeFigure("calls", "calls", .calls, needs: .tree, isSum: false) { .exact($0.calls) },
        seconds("arithmetic", "needed matrix FLOPs at peak") { $0.leastCompute },
        seconds("compulsory", "compulsory bytes at full bandwidth") { $0.leastMemory },
        seconds("compute_time", "matrix time") { $0.matrix },
        seconds("vector_time", "vector time") { $0.vector },
        seconds("memory_time", "memory time") { $0.memory },
        seconds("launch_time", "launch time") { $0.launch },
        seconds("host_time", "time spent waiting for the host") { $0.host },
        seconds("link_time", "link time") { $0.link },
    ]

    /// The figure with an id; nil where there is none.
    public static func named(_ id: String) -> NodeFigure? { all.first { $0.id == id } }
}
