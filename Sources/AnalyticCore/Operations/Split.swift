/// How devices that share a layer divide one of its operations. Layers declare it; what is inside them inherits it.
public enum Split: Hashable, Sendable {
    /// Every device does all of it.
    case whole
    /// Each device computes its part of the result's columns.
    case columns
    /// Each device sums over its part of the inner dimension; the parts are added up over the link.
    case inner
    /// Each device has its part of the query heads.
    case heads
    /// Each device has its part of so many KV heads, of which it keeps at least one.
    case keyHeads(Int)
    /// Each device has its part of the query heads, and the KV heads that they attend to: at least one of so many.
    case attention(keyHeads: Int)
    /// One product makes queries, keys and values: each device has its part of the query heads, and at least one KV head.
    case projections(heads: Int, keyHeads: Int)
    /// Each device has its part of `count` routed experts, of which each token chooses some.
    case experts(count: Int, perToken: Int)
    /// Each device does all of it, for requests of its own.
    case pages

    /// How what stands in a module is divided.
    @inline(__always)
    static func inside(_ type: any Layer.Type, of outer: Split) -> Split {
        if case .experts = outer { return outer }
        return type.split ?? outer
    }
}

/// Over how many devices a model is divided.
public struct Parallel: Hashable, Sendable {
    /// Devices that share each product of the decoder.
    public var tensor = 1
    /// Devices that share the routed experts, each with sequences of its own.
    public var expert = 1
    /// Devices in a row, each with its part of the layers.
    public var pipeline = 1

    /// One device.
    public init() {}
}

extension Machine {
    /// Over how many devices it divides a model.
    public var parallel: Parallel {
        var parallel = Parallel()
        parallel.tensor = tensorParallel
        parallel.expert = expertParallel
        parallel.pipeline = pipelineParallel
        return parallel
    }
}

extension Recorder {
    /// A tensor of activations, [rows, columns], summed over the devices that share the products; nothing on one device.
    mutating func allReduce(_ name: StaticString, rows: N, columns: N, note: StaticString) {
        guard parallel.tensor > 1 else { return }
        collective(name, .allReduce, rows: rows, columns: columns, note: note)
    }

    /// Columns of a tensor that lie on several devices, brought to each of them.
    mutating func gather(_ name: StaticString, rows: N, columns: N, note: StaticString) {
        guard parallel.tensor > 1 else { return }
        collective(name, .allGather, rows: rows, columns: columns, note: note)
    }

    /// Rows sent to the devices of their experts, or back.
    mutating func exchange(_ name: StaticString, rows: N, columns: N, note: StaticString) {
        guard parallel.expert > 1 else { return }
        collective(name, .allToAll, rows: rows, columns: columns, note: note)
    }

    /// Hidden states handed on from each stage of a pipeline to the next.
    mutating func handOn(_ name: StaticString, rows: N, columns: N, note: StaticString) {
        guard parallel.pipeline > 1 else { return }
        collective(
            name, .send, times: N(integerLiteral: parallel.pipeline - 1), rows: rows, columns: columns, note: note)
    }

    private mutating func collective(
        _ name: StaticString, _ kind: OperationKind, times: N = 1, rows: N, columns: N, note: StaticString
    ) {
        var operation = Operation<N>(name, kind, launches: times, note: note)
        operation.shape = KernelShape(.collective, batch: times, rows: rows, columns: columns, inner: 0)
        operation.split = .whole
        record(operation, parameters: 0)
    }
}
