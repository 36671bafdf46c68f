/// How long an evaluation takes on its machine: every operation, module and stage.
///
/// An operation takes the largest of its matrix, vector and memory time, and the launch overhead of its kernels. A stage
/// takes the sum of its operations, one after another, and what goes over the link between devices.
public struct TimeEvaluation: Sendable {
    /// What was evaluated.
    public let evaluation: Evaluation
    /// Which end of disputed figures was taken.
    public let reading: Machine.Reading
    /// The times of each node.
    private let nodes: [StageTimes]
    private let first: Time
    private let last: Time

    /// The times of one node.
    private struct StageTimes {
        var vision = Time.zero
        var prefill = Time.zero
        var decode = Time.zero
    }

    /// Times every node.
    public init(_ evaluation: Evaluation, reading: Machine.Reading = .stated) {
        self.evaluation = evaluation
        self.reading = reading
        let rates = Rates(evaluation, reading: reading)
        (nodes, first, last) =
            switch evaluation.figures {
            case .narrow(let table): Self.times(evaluation, table, rates)
            case .wide(let table): Self.times(evaluation, table, rates)
            }
        link = Rates.linkSeconds(evaluation, reading: reading)
    }

    /// Times the operations, then adds every node to its parent, from the last to the first. Beside the nodes: the first
    /// decode step and the last.
    private static func times<N: ExactQuantity>(
        _ evaluation: Evaluation, _ table: CostTable<N>, _ rates: Rates
    ) -> ([StageTimes], Time, Time) {
        let steps = evaluation.scenario.workload.decodeTokens
        var times = Array(repeating: StageTimes(), count: table.nodes.count)
        var (first, last) = (Time.zero, Time.zero)
        for node in table.nodes.indices.reversed() {
            let isOperation = table.nodes[node].kind != nil
            let parent = table.nodes[node].parent
            if isOperation {
                func roofline(_ pass: Pass) -> OperationRoofline {
                    rates.roofline(of: node, table.work(of: node, in: pass), pass)
                }
                if table.nodes[node].section == .vision {
                    times[node].vision = roofline(.global).time + roofline(.tiles).time
                } else {
                    times[node].prefill = roofline(.prefill).time
                    if steps > 0 {
                        let (start, end) = (roofline(.firstStep), roofline(.lastStep))
                        first += start.time
                        last += end.time
                        times[node].decode = .series(first: start, last: end, steps: steps)
                    }
                }
            }
            guard parent >= 0 else { continue }
            let section = table.nodes[node].section
            if section != .decoder { times[parent].vision += times[node].vision }
            guard section != .vision else { continue }
            times[parent].prefill += times[node].prefill
            times[parent].decode += times[node].decode
        }
        return (times, first, last)
    }

    /// Seconds on the link: the prefill, and one decode step.
    private let link: (prefill: Double, step: Double)

    /// The time of a node in a stage. The root also holds what goes over the link.
    public func time(of node: Int, in stage: Stage) -> Time {
        var time =
            switch stage {
            case .vision: nodes[node].vision
            case .prefill: nodes[node].prefill
            case .decode: nodes[node].decode
            }
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
        var (start, end) = (first, last)
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
    func roofline(of index: Int, _ work: Work, _ pass: Pass) -> OperationRoofline {
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
