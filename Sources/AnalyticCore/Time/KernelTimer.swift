/// Times operations: each by the closed form of its kernels' family.
struct KernelTimer {
    let rates: KernelRates
    /// What part of each operation one device does.
    let sharing: DeviceShares

    /// A timer for operations that are shared as stated.
    init(rates: KernelRates, sharing: DeviceShares) {
        self.rates = rates
        self.sharing = sharing
    }

    /// A timer for the operations of an evaluation.
    init(_ evaluation: Evaluation, reading: Machine.Reading) {
        let scenario = evaluation.scenario
        rates = KernelRates(scenario.machine, scenario.workload, reading: reading)
        sharing = evaluation.sharing
    }

    /// The time of an operation in a pass, over all its instances. `times`: how often it runs.
    @inline(__always)
    func time(
        _ node: Int, _ operation: TimedOperation, _ work: Work, _ shape: ShapeCell?, times: Double, in pass: Pass
    ) -> Time {
        guard !work.isNone, times > 0, let kind = operation.kind else { return .zero }
        let share = sharing[node, pass]
        if share.calls != 1 {
            return time(operation, kind, work.times(share.calls), shape, times: times * share.calls, share: share)
        }
        return time(operation, kind, work, shape, times: times, share: share)
    }

    @inline(__always)
    private func time(
        _ operation: TimedOperation, _ kind: OperationKind, _ work: Work, _ shape: ShapeCell?, times: Double,
        share: DeviceShare
    ) -> Time {
        guard let shape, shape.form != .row else {
            return stream(kind, work, row: shape?.inner ?? 0, times: times, share: share)
        }
        let (kernel, count) = kernel(operation, work, shape, times: times, share: share)
        var time = Time()
        time.launches = work.launches
        if shape.form == .collective {
            time.link = kernel.total * count * 1e-6
            return time
        }
        let small = small(work, beside: count)
        let fixed = kernel.fixed * count
        time.launch = (fixed + kernel.walk * count + small) * 1e-6
        let least = floor(operation, work, shape, times: times, share: share)
        time.floor = least.seconds
        time.leastCompute = least.compute
        time.leastMemory = least.memory
        // Constants that were fitted a little above a peak must not beat the floor.
        let overlapped = max(kernel.overlapped * count * 1e-6, time.floor)
        if kernel.isComputeBound { time.matrix = overlapped } else { time.memory = overlapped }
        time.memory += kernel.around * count * 1e-6
        return time
    }

    /// Microseconds of the small kernels that an operation may stand for beside its main ones.
    @inline(__always)
    private func small(_ work: Work, beside count: Double) -> Double {
        max(0, work.launches - count) * rates.elementwise.constants.fixed
    }

    /// The units and constants that an operation's kernel runs with.
    func unit(_ operation: TimedOperation, _ kind: OperationKind, _ work: Work, _ shape: ShapeCell?, times: Double)
        -> KernelRates.Unit
    {
        guard let shape, shape.form != .row else {
            return work.launches > times * 1.5 ? rates.elementwise : rates.unit(of: kind)
        }
        switch shape.form {
        case .product: return rates.product(operation)
        case .expertsIn, .expertsOut: return rates.experts
        case .collective: return rates.collective
        case .batched: return batchedUnit(operation, shape)
        default:
            guard shape.leastKeyValues > 0 else { return rates.encoder }
            return shape.rows == 1 ? rates.decode : rates.prefill
        }
    }

    /// The units of several products in one kernel: with weights, with what is cached, or of a vision tower.
    @inline(__always)
    private func batchedUnit(_ operation: TimedOperation, _ shape: ShapeCell) -> KernelRates.Unit {
        if shape.leastWeights > 0 { return rates.product(operation) }
        return shape.leastKeyValues > 0 ? rates.batched : rates.visionBatched
    }

    /// The parts of one kernel of an operation, and how many of them run.
    func parts(
        _ node: Int, _ operation: TimedOperation, _ kind: OperationKind, _ work: Work, _ shape: ShapeCell?,
        times: Double,
        in pass: Pass
    ) -> (kernel: KernelTime, count: Double) {
        let share = sharing[node, pass]
        if let shape, shape.form != .row {
            var (kernel, count) = kernel(operation, work, shape, times: times, share: share)
            kernel.around += small(work, beside: count) / count
            return (kernel, count)
        }
        let unit = unit(operation, kind, work, shape, times: times)
        let count = max(1, work.launches)
        var kernel = KernelTime()
        kernel.fixed = work.launches > 0 ? unit.constants.fixed : 0
        kernel.memory = work.traffic / 8 * share.work / (unit.constants.bandwidth * unit.device.bandwidth) / count
        kernel.walk = unit.constants.walk * (shape?.inner ?? 0) / 1000 * times / count
        kernel.compute =
            unit.device.peak > 0
            ? (work.vector + work.matrix) * share.work / (unit.constants.compute * unit.device.peak) / count : 0
        kernel.overlapped = max(KernelTime.overlap(kernel.memory, kernel.walk), kernel.compute)
        return (kernel, count)
    }

    /// The kernel of an operation with a product, and how many of them run.
    @inline(__always)
    private func kernel(
        _ operation: TimedOperation, _ work: Work, _ shape: ShapeCell, times: Double, share: DeviceShare
    ) -> (KernelTime, Double) {
        switch shape.form {
        case .product: product(operation, work, shape, times: times, share: share)
        case .expertsIn, .expertsOut: (experts(operation, work, shape, times: times, share: share), times)
        case .collective: (collective(operation, shape, share: share), times * max(1, shape.batch))
        case .batched: (batched(operation, work, shape, times: times, share: share), times)
        default: (attention(operation, work, shape, times: times, share: share), times)
        }
    }

    private func product(
        _ operation: TimedOperation, _ work: Work, _ shape: ShapeCell, times: Double, share: DeviceShare
    ) -> (KernelTime, Double) {
        let unit = rates.product(operation)
        let copies = max(1, shape.batch) * share.experts
        let count = times * copies
        let rows = shape.rows * share.rows / copies
        let isInner = operation.split == .inner
        let columns = isInner ? shape.columns : shape.columns * share.width
        let inner = isInner ? shape.inner * share.width : shape.inner
        let bytes = moved(operation, work, shape, times: times, share: share) / copies / shape.columnShare
        var kernel: KernelTime
        switch unit.family {
        case .vectorProduct:
            kernel = KernelForms.vectorProduct(
                batch: 1, rows: rows, columns: columns, inner: inner, isTiled: false, unit.constants, unit.device)
        case .narrowProduct:
            kernel = KernelForms.product(
                rows: rows, columns: columns, inner: inner, bytes: bytes, unit.constants, unit.device)
            kernel.around = unit.constants.passes * 3 * rows * inner / unit.device.bandwidth
        default:
            kernel = KernelForms.product(
                rows: rows, columns: columns, inner: inner, bytes: bytes, unit.constants, unit.device)
        }
        return (kernel.scaled(by: shape.columnShare), count)
    }

    /// Bytes that one call of an operation with weights moves on the device.
    @inline(__always)
    private func moved(
        _ operation: TimedOperation, _ work: Work, _ shape: ShapeCell, times: Double, share: DeviceShare
    ) -> Double {
        let all = work.traffic / 8 / times
        guard share != .one else { return all }
        let weights = min(all, shape.leastWeights / 8)
        let (inner, columns) = (shape.inner, shape.columns * shape.columnShare)
        // Inputs that all devices need, or results that all have a summand of, are as many on each.
        let kept =
            operation.split == .inner
            ? (inner * share.width + columns) / (inner + columns)
            : (inner + columns * share.width) / (inner + columns)
        return weights * share.weights + (all - weights) * share.rows * kept
    }

    /// Activations on the link: a sum, the columns of all devices, or rows on their way to experts.
    private func collective(_ operation: TimedOperation, _ shape: ShapeCell, share: DeviceShare) -> KernelTime {
        let unit = rates.collective
        let bytes = shape.rows * shape.columns * share.rows * rates.activationBytes
        let (tensor, expert) = (Double(rates.parallel.tensor), Double(rates.parallel.expert))
        guard unit.device.link > 0 else { return KernelTime() }
        switch operation.kind {
        case .allToAll:
            return CollectiveForms.allToAll(devices: expert, bytes: bytes, unit.constants, unit.device)
        case .send:
            return CollectiveForms.send(bytes: bytes, unit.constants, unit.device)
        case .allGather:
            return CollectiveForms.allToAll(devices: tensor, bytes: bytes, unit.constants, unit.device)
        default:
            return unit.family == .allReduce
                ? CollectiveForms.graph(devices: tensor, bytes: bytes, unit.constants, unit.device)
                : CollectiveForms.host(devices: tensor, bytes: bytes, unit.constants, unit.device)
        }
    }

    /// Its part of the layer of experts, whose fixed cost and passes its three products share: two that widen, which may be
    /// one operation, and one that narrows.
    private func experts(
        _ operation: TimedOperation, _ work: Work, _ shape: ShapeCell, times: Double, share: DeviceShare
    ) -> KernelTime {
        let unit = rates.experts
        let isInput = shape.form == .expertsIn
        let part = (isInput ? 2 * shape.columnShare : 1) / 3
        let (hidden, inner) = isInput ? (shape.inner, shape.columns / 2) : (shape.columns, shape.inner)
        let bytes = moved(operation, work, shape, times: times, share: share)
        var kernel = KernelTime()
        kernel.fixed = unit.constants.fixed * part
        kernel.compute = work.matrix / times * share.work / (unit.constants.compute * unit.device.peak)
        kernel.memory = bytes / (unit.constants.bandwidth * unit.device.bandwidth)
        kernel.overlapped = KernelTime.overlap(kernel.compute, kernel.memory)
        kernel.around =
            unit.constants.passes * 2 * shape.rows * share.rows * (2 * hidden + 3 * inner) / unit.device.bandwidth
            * part
        return kernel
    }

    private func batched(
        _ operation: TimedOperation, _ work: Work, _ shape: ShapeCell, times: Double, share: DeviceShare
    ) -> KernelTime {
        let unit = batchedUnit(operation, shape)
        let all = work.traffic / 8 / times
        let weights = min(all, shape.leastWeights / 8)
        if unit.family == .vectorBatch {
            return KernelForms.vectorProduct(
                batch: shape.batch * share.work, rows: shape.rows, columns: shape.columns, inner: shape.inner,
                isTiled: true, unit.constants, unit.device)
        }
        return KernelForms.product(
            batch: shape.batch * share.work, rows: shape.rows, columns: shape.columns, inner: shape.inner,
            bytes: weights * share.weights + (all - weights) * share.work, unit.constants, unit.device)
    }

    private func attention(
        _ operation: TimedOperation, _ work: Work, _ shape: ShapeCell, times: Double, share: DeviceShare
    ) -> KernelTime {
        let heads = shape.batch * share.work
        let keyHeads = shape.keyHeads * share.keyValues
        let traffic = work.traffic / 8 / times * share.work
        if shape.leastKeyValues > 0, shape.rows == 1 {
            let unit = rates.decode
            // Between two steps a layer's cache is driven out by the weights and caches of all others.
            return KernelForms.decodeAttention(
                batch: 1, context: shape.columns, heads: heads, keyValueHeads: keyHeads, headWidth: shape.inner,
                bytes: shape.keyNumbers * rates.cacheBytes * share.keyValues, unit.constants, unit.device)
        }
        let isCausal = shape.leastKeyValues > 0
        let unit = isCausal ? rates.prefill : rates.encoder
        // Causal, blocks of 128 queries skip what none of them sees; a window that the kernel knows of bounds it as well.
        let keys =
            isCausal
            ? max(
                KernelForms.causalKeys(rows: shape.rows, columns: shape.columns),
                shape.needed * shape.columns + KernelForms.diagonal) : shape.columns
        var kernel = KernelForms.attention(
            batch: 1, rows: shape.rows, columns: shape.columns, keys: keys, heads: heads, keyValueHeads: keyHeads,
            headWidth: shape.inner, unit.constants, unit.device)
        // A mask or bias is read beside queries, keys, values and results.
        let data =
            rates.activationBytes * 2 * (shape.rows * heads + shape.columns * keyHeads) * shape.inner
        kernel.around += max(0, traffic - data) / (rates.elementwise.constants.bandwidth * unit.device.bandwidth)
        return kernel
    }

    /// Kernels without a product: bytes, a block's walk along its row, and the vector units.
    @inline(__always)
    private func stream(_ kind: OperationKind, _ work: Work, row: Double, times: Double, share: DeviceShare) -> Time {
        // Work that several kernels share is elementwise, whatever it adds up to.
        let unit = work.launches > times * 1.5 ? rates.elementwise : rates.unit(of: kind)
        var time = Time()
        time.launches = work.launches
        time.launch = work.launches * unit.constants.fixed * 1e-6
        let memory = work.traffic / 8 * share.work / (unit.constants.bandwidth * unit.device.bandwidth)
        let walk = row > 0 ? unit.constants.walk * row / 1000 * times : 0
        let arithmetic =
            unit.device.peak > 0
            ? (work.vector + work.matrix) * share.work / (unit.constants.compute * unit.device.peak) : 0
        let longest = KernelTime.overlap(memory, walk) * 1e-6
        if arithmetic * 1e-6 > longest {
            time.vector = arithmetic * 1e-6
        } else if walk > memory {
            time.launch += longest
        } else {
            time.memory = longest
        }
        return time
    }

    /// The least that any implementation takes for an operation with a product: its needed FLOPs at peak, or the weights,
    /// keys and values that must be moved, whichever takes longer. Seconds.
    @inline(__always)
    func floor(
        _ operation: TimedOperation, _ work: Work, _ shape: ShapeCell, times: Double, share: DeviceShare
    ) -> (compute: Double, memory: Double, seconds: Double) {
        let unit =
            switch shape.form {
            case .product: rates.product(operation)
            case .expertsIn, .expertsOut: rates.experts
            case .batched: batchedUnit(operation, shape)
            default: shape.leastKeyValues > 0 ? rates.prefill : rates.encoder
            }
        let compute = unit.device.peak > 0 ? work.matrix * share.work * shape.needed / unit.device.peak * 1e-6 : 0
        let bytes =
            shape.leastWeights / 8 * share.weights + shape.leastKeyValues * rates.cacheBytes * share.keyValues
        let memory = bytes * times / unit.device.bandwidth * 1e-6
        return (compute, memory, max(compute, memory))
    }
}
