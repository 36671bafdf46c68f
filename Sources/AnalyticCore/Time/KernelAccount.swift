/// Why an operation takes the time that it does in one pass: the parts of one of its kernels, how many of them run, and what
/// the constants rest on.
public struct KernelAccount: Sendable {
    /// A part of a kernel's time.
    public struct Term: Sendable, Hashable {
        /// What it is a part of a kernel for.
        public enum Kind: Sendable { case fixed, walk, compute, memory, around }

        /// Which part it is.
        public let kind: Kind
        /// In words.
        public let name: String
        /// How long it takes, seconds.
        public let seconds: Double
        /// Its physical reason.
        public let reason: String
    }

    /// The family whose closed form gives the time.
    public let family: KernelFamily
    /// What its constants on this device rest on, with the error that was measured.
    public let fit: KernelFit
    /// Kernels of this kind that run in the pass, over all instances; a projection that shares a kernel with others counts it.
    public let kernels: Double
    /// The parts of one kernel that take time, in the order in which the closed form reads them.
    public let terms: [Term]
    /// What they make together: arithmetic and traffic overlap, the rest is added. Seconds.
    public let one: Double
    /// What one kernel computes and moves on its device, FLOPs and bytes.
    public let work: (flops: Double, bytes: Double)
    /// What its units and the memory do at peak, FLOP/s and bytes/s.
    public let peaks: (compute: Double, bandwidth: Double)

    /// What all kernels of the pass take, seconds; the host's wait comes on top.
    public var seconds: Double { one * kernels }

    init(
        _ family: KernelFamily, _ fit: KernelFit, _ time: KernelTime, kernels: Double, isProduct: Bool,
        work: (flops: Double, bytes: Double), device: KernelDevice
    ) {
        self.work = work
        peaks = (device.peak * 1e6, device.bandwidth * 1e6)
        self.family = family
        self.fit = fit
        self.kernels = kernels
        let place = family.isAttention ? "the context" : isProduct ? "K" : "the row"
        let parts: [(Term.Kind, String, Double, String)] = [
            (.fixed, "fixed cost of one kernel", time.fixed, "launch, prologue and epilogue, whatever its size"),
            (.walk, "walk along \(place)", time.walk, "a block works along \(place), one tile after another"),
            (
                .compute, "compute", time.compute,
                isProduct
                    ? "FLOPs at the sustained share of the peak" : "vector FLOPs at the sustained share of the peak"
            ),
            (.memory, "memory", time.memory, "bytes at the sustained share of the bandwidth"),
            (
                .around, "small kernels around it", time.around,
                "casts, copies and quantising that run beside the main kernel"
            ),
        ]
        terms = parts.filter { $0.2 > 0 }.map { Term(kind: $0.0, name: $0.1, seconds: $0.2 * 1e-6, reason: $0.3) }
        let total = isProduct ? time.total : time.fixed + time.overlapped + time.around
        one = total * 1e-6
    }
}

extension KernelAccount {
    /// A part as a quotient, such as `17.5 MB / (3.35 TB/s × 80%)`, with the share of the peak that the kernel reaches; nil for
    /// a part that is none, or whose kernel is spared some of the work that is counted.
    public func arithmetic(of term: Term) -> String? {
        func quotient(_ amount: Double, _ unit: String, _ peak: Double, _ rate: String) -> String? {
            guard amount > 0, peak > 0, term.seconds > 0 else { return nil }
            let share = amount / term.seconds / peak
            guard share > 0.001, share < 1.005 else { return nil }
            return "\(Figure.scaled(amount, unit)) / (\(Figure.scaled(peak, rate)) × \(Figure.percent(share)))"
        }
        switch term.kind {
        case .compute: return quotient(work.flops, "FLOP", peaks.compute, "FLOP/s")
        case .memory: return quotient(work.bytes, "B", peaks.bandwidth, "B/s")
        case .fixed, .walk, .around: return nil
        }
    }
}

extension KernelFamily {
    fileprivate var isAttention: Bool {
        switch self {
        case .prefillAttention, .decodeAttention, .encoderAttention: true
        default: false
        }
    }
}

extension TimeEvaluation {
    /// Why an operation takes its time in a pass; nil for a module, and where nothing runs.
    public func account(of node: Int, in pass: Pass) -> KernelAccount? {
        account(of: node, in: pass, KernelTimer(timed, reading: reading))
    }

    /// The parts of one kernel of an operation; none for a module.
    public func terms(of node: Int, in pass: Pass) -> [KernelAccount.Term] {
        account(of: node, in: pass)?.terms ?? []
    }

    private func account(of node: Int, in pass: Pass, _ timer: KernelTimer) -> KernelAccount? {
        let operation = TimedOperation(timed.nodes[node])
        guard let kind = operation.kind else { return nil }
        let (work, shape, times) = inputs(of: node, in: pass)
        guard !work.isNone, times > 0 else { return nil }
        let unit = timer.unit(operation, kind, work, shape, times: times)
        let family = unit.family
        let (kernel, count) = timer.parts(node, operation, kind, work, shape, times: times, in: pass)
        let isProduct = shape.map { $0.form != .row } ?? false
        let share = timer.sharing[node, pass].work
        var fit = evaluation.scenario.machine.device.kernels[fit: family]
        // Only the sum over devices was measured: what else goes over the link takes its constants.
        if [.allGather, .allToAll, .send].contains(kind), fit.standing != .user {
            fit = KernelFit(.carried, source: "all-reduce on the same link")
        }
        return KernelAccount(
            family, fit, kernel, kernels: count, isProduct: isProduct,
            work: (
                (isProduct ? work.matrix : work.matrix + work.vector) * share / count, work.traffic / 8 * share / count
            ), device: unit.device)
    }

    /// The families of kernels that a stage's time goes to, the longest first, with the device's time in seconds and what their
    /// constants rest on.
    public func families(in stage: Stage) -> [(family: KernelFamily, seconds: Double, fit: KernelFit)] {
        let timer = KernelTimer(timed, reading: reading)
        let passes: [Pass] =
            switch stage {
            case .vision, .prefill: timed.plan.passes(of: stage)
            case .decode: [.lastStep]
            }
        let all = KernelFamily.allCases
        let places = Dictionary(uniqueKeysWithValues: zip(all, all.indices))
        var seconds = Array(repeating: 0.0, count: all.count)
        for node in timed.nodes.indices where timed.nodes[node].kind != nil {
            let busy = time(of: node, in: stage).busy
            guard busy > 0 else { continue }
            // Both passes of the vision towers run kernels of one family.
            for pass in passes {
                guard let family = family(of: node, in: pass, timer), let place = places[family] else { continue }
                seconds[place] += busy
                break
            }
        }
        let kernels = evaluation.scenario.machine.device.kernels
        return all.indices.filter { seconds[$0] > 0 }
            .map { (family: all[$0], seconds: seconds[$0], fit: kernels[fit: all[$0]]) }
            .sorted { ($1.seconds, $0.family.rawValue) < ($0.seconds, $1.family.rawValue) }
    }

    /// The family whose closed form gives an operation's time in a pass; nil for a module, and where nothing runs.
    private func family(of node: Int, in pass: Pass, _ timer: KernelTimer) -> KernelFamily? {
        let operation = TimedOperation(timed.nodes[node])
        guard let kind = operation.kind else { return nil }
        let (work, shape, times) = inputs(of: node, in: pass)
        guard !work.isNone, times > 0 else { return nil }
        return timer.unit(operation, kind, work, shape, times: times).family
    }

    /// What the closed forms read of an operation.
    private func inputs(of node: Int, in pass: Pass) -> (work: Work, shape: ShapeCell?, times: Double) {
        switch timed.figures {
        case .narrow(let table):
            (table.work(of: node, in: pass), table.shape(of: node, in: pass), table.times(of: node, in: pass))
        case .wide(let table):
            (table.work(of: node, in: pass), table.shape(of: node, in: pass), table.times(of: node, in: pass))
        }
    }

    /// The error that was measured for a stage's kernels, weighted by their time: how far off the sum is if all err to the
    /// same side, so an upper bound. nil where less than half of the device's time is of families that were measured.
    public func error(of stage: Stage) -> Double? { error(of: stage, families: families(in: stage)) }

    /// The same where the stage's families are known.
    public func error(
        of stage: Stage, families: [(family: KernelFamily, seconds: Double, fit: KernelFit)]
    ) -> Double? {
        var (known, errors) = (0.0, 0.0)
        for (_, seconds, fit) in families {
            guard let error = fit.error else { continue }
            known += seconds
            errors += seconds * error
        }
        return known > time(of: 0, in: stage).busy / 2 ? errors / known : nil
    }
}
