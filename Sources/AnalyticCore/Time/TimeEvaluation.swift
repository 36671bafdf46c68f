/// How long an evaluation takes on its machine: every operation, module and stage.
///
/// An operation takes what the closed forms of its kernels say. A stage takes the sum of its operations, one after another,
/// and what goes over the link between devices; where the host launches kernels one by one and takes longer than they do,
/// the device waits for it.
public struct TimeEvaluation: Sendable {
    /// What was evaluated, in the form that is counted.
    public let evaluation: Evaluation
    /// What was timed: the same in the form in which servers run it.
    public let timed: Evaluation
    /// Which end of disputed figures was taken.
    public let reading: Machine.Reading
    /// The times of each node.
    private var nodes: [StageTimes]
    /// The first step and the last of each run of the decode.
    private var runs: [RunTimes]

    /// The ends of a run of decode steps.
    private struct RunTimes {
        var first = Time.zero
        var last = Time.zero
    }

    /// The times of one node.
    private struct StageTimes {
        var vision = Time.zero
        var prefill = Time.zero
        var decode = Time.zero
    }

    /// Times every node.
    public init(_ evaluation: Evaluation, reading: Machine.Reading = .stated) {
        self.evaluation = evaluation
        let evaluation = evaluation.served
        timed = evaluation
        self.reading = reading
        let timer = KernelTimer(evaluation, reading: reading)
        let rates = timer.rates
        (nodes, runs) =
            switch evaluation.figures {
            case .narrow(let table): Self.times(evaluation, table, timer)
            case .wide(let table): Self.times(evaluation, table, timer)
            }
        if rates.dispatch > 0 { waitForHost(rates.dispatch * 1e-6) }
    }

    /// Times the operations, then adds every node to its parent, from the last to the first. Beside the nodes: the ends of
    /// every run of decode steps.
    private static func times<N: ExactQuantity>(
        _ evaluation: Evaluation, _ table: CostTable<N>, _ timer: KernelTimer
    ) -> ([StageTimes], [RunTimes]) {
        let runs = evaluation.plan.runs.filter { $0.steps > 0 }
        // Where splitting the context shortens a block's walk, attention's time has a corner.
        let cuts = runs.map { run in
            let start = Double(evaluation.geometry.contextTokens + run.start + 1)
            return StepSeries.cuts(
                at: run.steps > 1 ? [(KernelForms.walkedContext - start) / Double(run.steps - 1)] : [])
        }
        var times = Array(repeating: StageTimes(), count: table.nodes.count)
        var ends = Array(repeating: RunTimes(), count: runs.count)
        for node in table.nodes.indices.reversed() {
            let operation = TimedOperation(table.nodes[node])
            if operation.kind != nil {
                func time(_ pass: Pass) -> Time {
                    timer.time(
                        node, operation, table.work(of: node, in: pass), table.shape(of: node, in: pass),
                        times: table.times(of: node, in: pass), in: pass)
                }
                if operation.section == .vision {
                    times[node].vision = time(.global) + time(.tiles)
                } else {
                    times[node].prefill = time(.prefill)
                    for (index, run) in runs.enumerated() {
                        let start = time(run.first)
                        ends[index].first += start
                        let series = decode(node, table, timer, run, cuts: cuts[index], start: start)
                        times[node].decode += series.sum
                        ends[index].last += series.last
                    }
                }
            }
            let parent = table.nodes[node].parent
            guard parent >= 0 else { continue }
            let section = operation.section
            if section != .decoder { times[parent].vision += times[node].vision }
            guard section != .vision else { continue }
            times[parent].prefill += times[node].prefill
            times[parent].decode += times[node].decode
        }
        return (times, ends)
    }

    /// An operation over a run of decode steps, and in the last of them.
    private static func decode<N: ExactQuantity>(
        _ node: Int, _ table: CostTable<N>, _ timer: KernelTimer, _ run: DecodeRun, cuts: [Double], start: Time
    ) -> (sum: Time, last: Time) {
        let steps = run.steps
        let (from, to) = (table.work(of: node, in: run.first), table.work(of: node, in: run.last))
        guard from != to else { return (start.times(Double(steps)), start) }
        let operation = TimedOperation(table.nodes[node])
        let shapes = (table.shape(of: node, in: run.first), table.shape(of: node, in: run.last))
        let times = table.times(of: node, in: run.first)
        func time(_ share: Double) -> Time {
            let shape = shapes.0.flatMap { first in shapes.1.map { first.blended(with: $0, at: share) } }
            return timer.time(node, operation, from.blended(with: to, at: share), shape, times: times, in: run.first)
        }
        let last = time(1)
        var sum = StepSeries.sum(steps: steps, cuts: cuts, first: start, last: last, time)
        if let shape = shapes.0, let end = shapes.1 {
            let least = timer.floor(operation, from, shape, times: times, share: timer.sharing[node, run.first])
            let most = timer.floor(operation, to, end, times: times, share: timer.sharing[node, run.first])
            sum.floor = StepSeries.sumOfLarger(
                (least.compute, most.compute), (least.memory, most.memory), steps: steps)
        }
        return (sum, last)
    }

    /// Where the host takes longer to launch a stage's kernels than the device to run them, the device waits: the wait is
    /// spread over the launches.
    private mutating func waitForHost(_ dispatch: Double) {
        func perLaunch(_ time: Time) -> Double {
            time.launches > 0 ? max(0, dispatch - time.busy / time.launches) : 0
        }
        let root = nodes[0]
        let steps = evaluation.scenario.workload.decodeTokens
        let waits = (vision: perLaunch(root.vision), prefill: perLaunch(root.prefill))
        let perStep = (runs.first?.first.launches ?? 0) * dispatch
        let isAlwaysWaiting = runs.allSatisfy { max($0.first.busy, $0.last.busy) <= perStep }
        let idle =
            isAlwaysWaiting
            ? Double(steps) * perStep - root.decode.busy
            : zip(runs, evaluation.plan.runs.filter { $0.steps > 0 }).reduce(0) { sum, run in
                sum + StepSeries.sumBelow(perStep, (run.0.first.busy, run.0.last.busy), steps: run.1.steps)
            }
        let decode = root.decode.launches > 0 ? max(0, idle) / root.decode.launches : 0
        for node in nodes.indices {
            nodes[node].vision.host = nodes[node].vision.launches * waits.vision
            nodes[node].prefill.host = nodes[node].prefill.launches * waits.prefill
            nodes[node].decode.host = nodes[node].decode.launches * decode
        }
        for run in runs.indices {
            runs[run].first.host = runs[run].first.launches * perLaunch(runs[run].first)
            runs[run].last.host = runs[run].last.launches * perLaunch(runs[run].last)
        }
    }

    /// The time of a node in a stage.
    public func time(of node: Int, in stage: Stage) -> Time {
        switch stage {
        case .vision: nodes[node].vision
        case .prefill: nodes[node].prefill
        case .decode: nodes[node].decode
        }
    }

    /// The time of a node in all stages.
    public func total(of node: Int) -> Time {
        nodes[node].vision + nodes[node].prefill + nodes[node].decode
    }

    /// The first decode step, and the last.
    public var steps: (first: Time, last: Time) { (runs.first?.first ?? .zero, runs.last?.last ?? .zero) }
}
