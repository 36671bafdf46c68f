extension Recorder {
    /// `nn.Linear`: rows [rows, from] times weights [to, from]. `copies`: how many weight matrices of this shape are read,
    /// each by a kernel of its own in eager execution; `expected`: how many of them are expected to be read, where `copies` is
    /// that number rounded, and `leastExpected` those that every implementation reads. `toCache`: the output is a part of
    /// the KV cache. Outside eager execution `form` is the kernel's, and `merged` gives the columns of all projections that
    /// run in one kernel with this one, and what part of them is its own. `needed`: what part of the rows every
    /// implementation computes.
    public mutating func linear(
        _ name: StaticString, rows: N, from: N, to: N, bias: Bool = false, copies: N = 1, expected: Double? = nil,
        leastExpected: Double? = nil, form: KernelForm = .product,
        toCache: Bool = false, merged: (columns: N, share: Double)? = nil, needed: Double = 1, split: Split? = nil,
        note: StaticString = ""
    ) {
        let tensor = bias ? from * to + to : from * to
        let read = expected.map { N.expected(.distinctExperts, $0, times: tensor) } ?? copies * tensor
        var operation = Operation(
            name, .matmul, moduleClass: "Linear", matrix: 2 * rows * from * to, weights: read,
            reads: rows * from, writes: toCache ? 0 : rows * to, keyValueWrites: toCache ? rows * to : 0, note: note)
        operation.needed = needed
        operation.split = split
        if let leastExpected { operation.leastWeights = N.expected(.distinctExperts, leastExpected, times: tensor) }
        if execution == .eager {
            operation.launches = copies
            operation.shape = KernelShape(.product, batch: copies, rows: rows, columns: to, inner: from)
        } else {
            operation.shape = KernelShape(
                form, batch: copies, rows: rows, columns: merged?.columns ?? to, inner: from)
            operation.columnShare = merged?.share ?? 1
        }
        record(operation, parameters: tensor)
    }

    /// A batched product of activations: [rows, inner] times [inner, columns], `batch` times.
    public mutating func product(
        _ name: StaticString, batch: N, rows: N, inner: N, columns: N, second: N? = nil, keyValueReads: N = 0,
        leastKeyValues: N = 0, needed: Double = 1, split: Split? = nil, note: StaticString = ""
    ) {
        var operation = Operation(
            name, .matmul, matrix: 2 * batch * rows * inner * columns,
            reads: batch * rows * inner + (second ?? batch * inner * columns), writes: batch * rows * columns,
            keyValueReads: keyValueReads, isAttentionProduct: true, note: note)
        operation.shape = KernelShape(.batched, batch: batch, rows: rows, columns: columns, inner: inner)
        operation.leastKeyValues = leastKeyValues
        operation.needed = needed
        operation.split = split
        record(operation, parameters: 0)
    }

    /// `nn.Conv2d` with a square kernel: `positions` output positions, `from` to `to` channels.
    public mutating func convolution(
        _ name: StaticString, positions: N, kernel: N, from: N, to: N, input: N, bias: Bool = false,
        isRun: Bool = true, note: StaticString = ""
    ) {
        let tensor = bias ? to * from * kernel * kernel + to : to * from * kernel * kernel
        var operation = Operation(
            name, .convolution, moduleClass: "Conv2d", matrix: 2 * positions * to * from * kernel * kernel,
            weights: tensor, reads: input, writes: positions * to, isRun: isRun, note: note)
        operation.shape = KernelShape(.product, rows: positions, columns: to, inner: from * kernel * kernel)
        record(operation, parameters: tensor)
    }

    /// An elementwise kernel: reads `inputs` tensors of `elements`, writes one; eager, `copies` kernels share the work.
    /// Fused, it is folded into the kernel that makes its first input, and only the other inputs are read.
    public mutating func each(
        _ kind: OperationKind, _ name: StaticString, _ elements: N, inputs: Int = 1, moduleClass: StaticString? = nil,
        copies: N = 1, note: StaticString = ""
    ) {
        record(
            Operation(
                name, kind, moduleClass: moduleClass, vectorElements: elements,
                reads: N(integerLiteral: inputs - 1) * elements, launches: 0, note: note)
        ) { kernels in
            kernels.run(reads: N(integerLiteral: inputs) * elements, writes: elements, times: copies)
        }
    }

    /// Data that moves and is not changed; fused, the next kernel finds it where it is. `isRun`: eager, whether the copy
    /// is needed at this shape.
    public mutating func copy(
        _ name: StaticString, _ elements: N, isRun: Bool = true, note: StaticString = ""
    ) {
        record(Operation(name, .copy, launches: 0, note: note)) { kernels in
            if isRun { kernels.run(reads: elements, writes: elements) }
        }
    }

    /// `nn.LayerNorm` over the last dimension, `channels` wide, of `rows` rows: eager, it also writes mean and deviation
    /// of each row in fp32.
    public mutating func layerNorm(_ name: StaticString, rows: N, channels: N) {
        let elements = rows * channels
        var operation = Operation(
            name, .layerNorm, moduleClass: "LayerNorm", vectorElements: elements, weights: 2 * channels,
            reads: elements, writes: elements, note: "centres and scales each token")
        operation.shape = KernelShape(.row, rows: rows, columns: channels, inner: channels)
        record(operation, parameters: 2 * channels) { kernels in
            kernels.run(reads: elements, writes: elements, weights: 2 * channels, fixedWrites: 8 * rows)
        }
    }
}
