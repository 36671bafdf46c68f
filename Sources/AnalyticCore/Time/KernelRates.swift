/// What the kernels of one evaluation run at: units, constants and bandwidth of its machine for its precisions.
struct KernelRates {
    /// Units that products run on, with the constants of their kernels.
    struct Unit {
        let family: KernelFamily
        let constants: KernelConstants
        let device: KernelDevice
    }

    /// Products of weights, by what the weights belong to.
    private let products: [Unit]
    /// Products in fp32.
    let single: Unit
    /// Products of activations outside a fused kernel: with the KV cache, and in a vision tower.
    let batched: Unit
    let visionBatched: Unit
    /// Fused attention over a prompt, to a cache, and in a vision tower.
    let prefill: Unit
    let decode: Unit
    let encoder: Unit
    /// The layer of experts.
    let experts: Unit
    /// The sum over devices, and how many there are.
    let collective: Unit
    let parallel: Parallel
    /// Kernels without a product, by what they do.
    let elementwise: Unit
    let norm: Unit
    let activation: Unit
    let softmax: Unit
    /// Bytes of an activation, of a number in the KV cache.
    let activationBytes: Double
    let cacheBytes: Double
    /// Microseconds that the host takes to launch a kernel; 0 where a captured graph is replayed.
    let dispatch: Double

    init(_ machine: Machine, _ workload: Workload, reading: Machine.Reading) {
        let device = machine.device
        func value(_ figure: DeviceFigure?) -> Double { figure.map(reading.value) ?? 0 }
        func unit(_ family: KernelFamily, _ part: Device.Part) -> Unit {
            let peak = value(device[part] ?? device.matrix16)
            return Unit(
                family: family, constants: device.kernels[family],
                device: KernelDevice(
                    peak: peak * 1e-6, bandwidth: value(device.bandwidth) * 1e-6, link: value(device.link) * 1e-6,
                    cores: device.cores.map(reading.value) ?? 128, cache: value(device.cache)))
        }
        func productUnit(_ left: Precision, _ right: Precision) -> Unit {
            let part = machine.matrixPart(left, right)
            switch part {
            case .vector: return unit(.vectorProduct, part)
            case .matrix4, .matrix8, .integer8: return unit(.narrowProduct, part)
            default: return unit(.product, part)
            }
        }
        let activations = workload.activationPrecision
        let cached = machine.matrixPart(workload.keyValuePrecision, activations)
        let common = workload.width(of: .mlp).precision
        let commonUnit = productUnit(common, activations)
        products = WeightClass.allCases.map {
            let precision = workload.width(of: $0).precision
            return precision == common ? commonUnit : productUnit(precision, activations)
        }
        single = unit(.vectorProduct, machine.matrixPart(.fp32, .fp32))
        let plain = machine.matrixPart(activations, activations)
        batched = unit(plain == .vector ? .vectorBatch : .product, plain == .vector ? plain : cached)
        visionBatched = unit(plain == .vector ? .vectorBatch : .product, plain)
        prefill = unit(.prefillAttention, cached)
        decode = unit(.decodeAttention, cached)
        encoder = unit(.encoderAttention, plain)
        experts = unit(.experts, machine.matrixPart(workload.width(of: .experts).precision, activations))
        parallel = machine.parallel
        let base = unit(workload.execution == .graph ? .allReduce : .allReduceHost, .bandwidth)
        var figures = base.device
        // Where more than two talk over one bus, each has its part of it.
        if machine.tensorParallel * machine.expertParallel * machine.pipelineParallel > 2,
            let shared = device.sharedLink
        {
            figures.link = value(shared) * 1e-6
        }
        collective = Unit(family: base.family, constants: base.constants, device: figures)
        elementwise = unit(.elementwise, .vector)
        norm = unit(.norm, .vector)
        activation = unit(.activation, .vector)
        softmax = unit(.softmax, .vector)
        activationBytes = Double(activations.bits) / 8
        cacheBytes = Double(workload.keyValuePrecision.bits) / 8
        dispatch = workload.execution == .graph ? 0 : machine.hostDispatch
    }

    /// The units of a product with weights.
    @inline(__always)
    func product(_ operation: TimedOperation) -> Unit {
        operation.isSingle ? single : products[Int(operation.weights.rawValue)]
    }

    /// The units of a kernel without a product.
    @inline(__always)
    func unit(of kind: OperationKind) -> Unit {
        switch kind {
        case .softmax: softmax
        case .layerNorm, .channelNorm, .rmsNorm: norm
        case .gelu, .quickGELU, .silu: activation
        default: elementwise
        }
    }
}
