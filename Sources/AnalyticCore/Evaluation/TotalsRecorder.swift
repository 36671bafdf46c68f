/// Sums what the whole model does in each pass, and keeps no tree: several times quicker than a `CostRecorder`.
struct TotalsRecorder: ModelRecorder {
    typealias N = NarrowCount

    /// What an open module changes for what is recorded inside.
    private struct Frame {
        /// `held` where the module was opened.
        var held: NarrowCount
        /// Product of the instance counts down to here, for parameters.
        var copies: NarrowCount
        /// What the weights inside belonged to before.
        var weights: WeightClass
        /// How many instances the sums of the module stand for.
        var instances: NarrowCount
    }

    /// The sums of the whole model in one pass.
    struct Total {
        var tally = Tally<NarrowCount>()
        var calls = 0
        /// Bits live at once at the worst moment.
        var peak: NarrowCount = 0
    }

    private(set) var totals: [Total]
    private(set) var parameters: NarrowCount = 0
    /// All trained numbers at their widths, in units.
    private(set) var weightUnits: NarrowCount = 0
    private var weights = WeightClass.norm
    private let widths: Widths
    private var tally = Tally<NarrowCount>()
    private var peak: NarrowCount = 0
    private var held: NarrowCount = 0
    private var copies: NarrowCount = 1
    private var open: [Frame] = []
    /// What was summed before each open module of several instances.
    private var around: [Tally<NarrowCount>] = []
    private var isReplay = false
    let execution: Execution
    let activationsAreSingle: Bool
    let parallel: Parallel
    private let activationBits: NarrowCount
    private let keyValueBits: NarrowCount

    init(workload: Workload, parallel: Parallel, passCount: Int) {
        totals = Array(repeating: Total(), count: passCount)
        self.parallel = parallel
        widths = Widths(workload)
        activationBits = NarrowCount(workload.activationPrecision.bits)
        keyValueBits = NarrowCount(workload.keyValuePrecision.bits)
        execution = workload.execution
        activationsAreSingle = workload.activationPrecision == .fp32
        open.reserveCapacity(12)
    }

    /// Whether every sum is exact.
    var isExact: Bool {
        parameters.isExact && weightUnits.isExact && totals.allSatisfy { $0.tally.isExact && $0.peak.isExact }
    }

    mutating func run(_ section: Section, calls: (Pass) -> Int, _ body: (inout TotalsRecorder, Pass) -> Void) {
        for raw in section.passes.clamped(to: 0...UInt8(totals.count - 1)) {
            let pass = Pass(rawValue: raw)
            let calls = calls(pass)
            isReplay = raw != section.passes.lowerBound
            guard calls > 0 || !isReplay else { continue }
            tally = Tally()
            peak = 0
            let before = held
            body(&self, pass)
            held = before
            totals[Int(raw)].tally += tally
            totals[Int(raw)].peak = max(totals[Int(raw)].peak, peak)
            totals[Int(raw)].calls = calls
        }
        isReplay = false
    }

    @discardableResult
    mutating func open(_ name: StaticString, _ type: any Layer.Type, instances: Instances) -> Bool {
        var frame = Frame(held: held, copies: copies, weights: weights, instances: 1)
        weights = .inside(type, instances, of: weights)
        switch instances {
        case .single: break
        case .each(let indexes) where indexes.count == 1: break
        case .each(let indexes):
            frame.instances = NarrowCount(indexes.count)
            around.append(tally)
            tally = Tally()
            copies = copies * frame.instances
        case .total(let count, _):
            copies = copies * NarrowCount(count)
        }
        open.append(frame)
        return true
    }

    mutating func close() {
        let frame = open.removeLast()
        held = frame.held
        copies = frame.copies
        weights = frame.weights
        guard frame.instances != 1 else { return }
        var sum = around.removeLast()
        sum += tally.times(frame.instances)
        tally = sum
    }

    @inline(__always)
    mutating func record(_ operation: Operation<NarrowCount>, parameters: NarrowCount) {
        let units = NarrowCount(widths.units(of: operation.weightClass ?? weights))
        if !isReplay {
            self.parameters = self.parameters + parameters * copies
            weightUnits = weightUnits + parameters * copies * units
        }
        guard operation.isRun else { return }
        tally += Tally(operation, weightUnits: units)
        guard let live = operation.live else {
            peak = max(peak, held + operation.writes * activationBits + operation.fixedWrites * 8)
            return
        }
        peak = max(peak, held + live.elements * activationBits + live.bytes * 8 + live.keyValues * keyValueBits)
    }

    mutating func hold(_ elements: NarrowCount, bytes: NarrowCount) {
        held = held + elements * activationBits + bytes * 8
    }

    mutating func scope(_ body: (inout TotalsRecorder) -> Void) {
        let before = held
        body(&self)
        held = before
    }

    mutating func parameter(_ name: StaticString, _ count: NarrowCount) {
        guard !isReplay else { return }
        parameters = parameters + count * copies
        weightUnits = weightUnits + count * copies * NarrowCount(widths.units(of: weights))
    }
}
