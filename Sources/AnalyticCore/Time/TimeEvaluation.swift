/// How long an evaluation takes on its machine: every operation, module and stage.
///
/// An operation takes the largest of its matrix, vector and memory time, and the launch overhead of its kernels. A stage
/// takes the sum of its operations, one after another, and what goes over the link between devices.
public struct TimeEvaluation: Sendable {
    /// What was evaluated.
    public let evaluation: Evaluation
    /// Which end of disputed figures was taken.
    public let reading: Machine.Reading
    private let stages: [[Time]]
    private let first: [Time]
    private let last: [Time]

    /// Times every node.
    public init(_ evaluation: Evaluation, reading: Machine.Reading = .stated) {
        self.evaluation = evaluation
        self.reading = reading
        let count = evaluation.nodes.count
        var stages = Array(repeating: Array(repeating: Time.zero, count: count), count: Stage.allCases.count)
        var first = Array(repeating: Time.zero, count: count)
        var last = first
        let rates = Rates(evaluation, reading: reading)
        let steps = evaluation.scenario.workload.decodeTokens
        for node in evaluation.nodes.indices where evaluation.nodes[node].kind != nil {
            let cell = evaluation.nodes[node].cell
            func roofline(_ pass: Pass) -> OperationRoofline {
                rates.roofline(of: node, evaluation.work(of: cell, in: pass), pass)
            }
            if evaluation.nodes[node].section == .vision {
                stages[0][node] = roofline(.global).time + roofline(.tiles).time
            } else {
                stages[1][node] = roofline(.prefill).time
                guard steps > 0 else { continue }
                let (start, end) = (roofline(.firstStep), roofline(.lastStep))
                first[node] = start.time
                last[node] = end.time
                stages[2][node] = .series(first: start, last: end, steps: steps)
            }
        }
        for node in evaluation.nodes.indices.reversed() {
            let parent = evaluation.nodes[node].parent
            guard parent >= 0 else { continue }
            let section = evaluation.nodes[node].section
            if section != .decoder { stages[0][parent] += stages[0][node] }
            guard section != .vision else { continue }
            stages[1][parent] += stages[1][node]
            guard steps > 0 else { continue }
            stages[2][parent] += stages[2][node]
            first[parent] += first[node]
            last[parent] += last[node]
        }
        self.stages = stages
        self.first = first
        self.last = last
        link = Rates.linkSeconds(evaluation, reading: reading)
    }

    /// Seconds on the link: the prefill, and one decode step.
    private let link: (prefill: Double, step: Double)

    /// The time of a node in a stage. The root also holds what goes over the link.
    public func time(of node: Int, in stage: Stage) -> Time {
        var time = stages[stage == .vision ? 0 : stage == .prefill ? 1 : 2][node]
        if node == 0 {
            switch stage {
            case .vision: break
            case .prefill: time.link += link.prefill
            case .decode: time.link += link.step * Double(evaluation.scenario.workload.decodeTokens)
            }
        }
        return time
    }

    /// The time of a node in all stages.
    public func total(of node: Int) -> Time {
        Stage.allCases.reduce(.zero) { $0 + time(of: node, in: $1) }
    }

    /// The first decode step, and the last.
    public var steps: (first: Time, last: Time) {
        var (start, end) = (first[0], last[0])
        if evaluation.scenario.workload.decodeTokens > 0 {
            start.link += link.step
            end.link += link.step
        }
        return (start, end)
    }
}

extension OperationRoofline {
    fileprivate static let nothing = OperationRoofline(
        matrix: 0, vector: 0, memory: 0, launch: 0, leastMatrix: 0, leastMemory: 0)
}

extension Time {
    fileprivate static func series(first: OperationRoofline, last: OperationRoofline, steps: Int) -> Time {
        OperationRoofline.series(first: first, last: last, steps: steps)
    }
}

/// The rates of a machine for one evaluation's precisions.
struct Rates {
    private let evaluation: Evaluation
    /// Seconds per FLOP of products of weights.
    private let weightProduct: Rate
    /// Of products of queries with keys and of scores with values, in the decoder.
    private let attention: Rate
    /// The same in the vision towers, which have no KV cache.
    private let visionAttention: Rate
    /// Of products in fp32.
    private let singleProduct: Rate
    private let vector: Double
    private let bit: Rate
    private let launch: Double
    private let sharing: [Double]

    /// Seconds per FLOP or bit.
    private struct Rate {
        /// At the efficiency that is assumed.
        let reached: Double
        /// At peak.
        let peak: Double
    }

    init(_ evaluation: Evaluation, reading: Machine.Reading) {
        self.evaluation = evaluation
        let machine = evaluation.scenario.machine
        let workload = evaluation.scenario.workload
        func rate(_ figure: DeviceFigure?, _ efficiency: Double, of part: Double = 1) -> Rate {
            func perUnit(_ efficiency: Double) -> Double {
                guard let figure, reading.value(figure) > 0 else { return 0 }
                return part / (reading.value(figure) * efficiency / 100)
            }
            return Rate(reached: perUnit(efficiency), peak: perUnit(100))
        }
        let activations = workload.activationPrecision
        weightProduct = rate(machine.matrixPeak(workload.weightPrecision, activations), machine.matrixEfficiency)
        attention = rate(machine.matrixPeak(workload.keyValuePrecision, activations), machine.attentionEfficiency)
        visionAttention = rate(machine.matrixPeak(activations, activations), machine.attentionEfficiency)
        singleProduct = rate(machine.matrixPeak(.fp32, .fp32), machine.matrixEfficiency)
        vector = rate(machine.device.vector, machine.vectorEfficiency).reached
        bit = rate(machine.device.bandwidth, machine.bandwidthEfficiency, of: 1 / 8)
        launch = machine.launchOverhead * 1e-6
        sharing = Self.sharing(evaluation)
    }

    @inline(__always)
    func roofline(of index: Int, _ work: Evaluation.Work, _ pass: Pass) -> OperationRoofline {
        guard let kind = evaluation.nodes[index].kind,
            work.traffic > 0 || work.launches > 0 || work.matrix > 0 || work.vector > 0
        else {
            return .nothing
        }
        let share = sharing[index]
        guard kind.isMatrix else {
            return OperationRoofline(
                matrix: 0, vector: work.vector * share * vector, memory: work.traffic * share * bit.reached,
                launch: work.launches * launch, leastMatrix: 0, leastMemory: 0)
        }
        let isAttention = kind == .attention || evaluation.nodes[index].isAttentionProduct
        let rate =
            evaluation.nodes[index].isSingle
            ? singleProduct
            : !isAttention
                ? weightProduct : evaluation.nodes[index].section == .vision ? visionAttention : attention
        let matrix = work.matrix * share
        // A causal kernel needs no more than the lower half of the square.
        let needed = isAttention && pass == .prefill ? matrix / 2 : matrix
        return OperationRoofline(
            matrix: matrix * rate.reached, vector: work.vector * share * vector,
            memory: work.traffic * share * bit.reached,
            launch: work.launches * launch, leastMatrix: needed * rate.peak,
            leastMemory: work.compulsory * share * bit.peak)
    }

    /// What part of each operation one device does: tensor parallel splits the decoder's products and attention, expert
    /// parallel the routed experts too; norms, residual sums and the vision towers run on every device.
    private static func sharing(_ evaluation: Evaluation) -> [Double] {
        let machine = evaluation.scenario.machine
        guard machine.tensorParallel > 1 || machine.expertParallel > 1 else {
            return Array(repeating: 1, count: evaluation.nodes.count)
        }
        var shares = Array(repeating: 1.0, count: evaluation.nodes.count)
        for index in evaluation.nodes.indices {
            shares[index] = evaluation.deviceShare(of: index)
        }
        return shares
    }

    /// Seconds on the link: all-reduce after attention and feed-forward of each layer (tensor parallel), and tokens sent
    /// to their experts and back (expert parallel). Ring all-reduce: 2·(n−1)/n of the tensor.
    static func linkSeconds(_ evaluation: Evaluation, reading: Machine.Reading) -> (prefill: Double, step: Double) {
        let machine = evaluation.scenario.machine
        guard machine.tensorParallel > 1 || machine.expertParallel > 1 else { return (0, 0) }
        guard let link = machine.device.link, reading.value(link) > 0 else { return (0, 0) }
        let workload = evaluation.scenario.workload
        let decoder = evaluation.scenario.model.decoder
        let tp = Double(machine.tensorParallel)
        let ep = Double(machine.expertParallel)
        func seconds(_ tokens: Int) -> Double {
            let row = Double(decoder.hidden) * Double(workload.activationPrecision.bits) / 8
            let tensor = Double(workload.batch) * Double(tokens) * row
            let reduced = Double(decoder.layers) * 2 * (2 * (tp - 1) / tp) * tensor
            let sent =
                Double(decoder.mixtureIndexes.count) * 2 * (ep - 1) / ep * Double(decoder.expertsPerToken) * tensor
            return (reduced + sent) / (reading.value(link) * machine.bandwidthEfficiency / 100)
        }
        return (seconds(evaluation.geometry.contextTokens), seconds(1))
    }
}

extension Evaluation {
    /// What part of a node's weights and work one device holds.
    func deviceShare(of index: Int) -> Double {
        let machine = scenario.machine
        guard nodes[index].section != .vision else { return 1 }
        var share = 1.0
        var node = index
        while node >= 0 {
            let layer = nodes[node].layer
            if layer is any SharedLayer.Type { share = 1 / Double(machine.tensorParallel) }
            if case .total = nodes[node].instances {
                return 1 / Double(machine.tensorParallel * machine.expertParallel)
            }
            node = nodes[node].parent
        }
        return share
    }
}

/// A layer whose products tensor parallelism splits.
protocol SharedLayer: Layer {}
extension LlamaAttention: SharedLayer {}
extension LlamaSdpaAttention: SharedLayer {}
extension LlamaFlashAttention2: SharedLayer {}
extension DeepseekV2MLP: SharedLayer {}
extension LanguageHead: SharedLayer {}
