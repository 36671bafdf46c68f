extension Recorder {
    /// `nn.Linear`: rows [rows, from] times weights [to, from]. `copies`: how many weight matrices of this shape are read.
    @inlinable
    public mutating func linear(
        _ name: StaticString, rows: N, from: N, to: N, bias: Bool = false, copies: N = 1,
        width: ElementWidth = .activation, note: StaticString = ""
    ) {
        let tensor = bias ? from * to + to : from * to
        record(
            Operation(
                name, .matmul, moduleClass: "Linear", matrix: 2 * rows * from * to, weights: copies * tensor,
                reads: rows * from, writes: rows * to, width: width, note: note),
            parameters: tensor)
    }

    /// A batched product of activations: [rows, inner] times [inner, columns], `batch` times.
    @inlinable
    public mutating func product(
        _ name: StaticString, batch: N, rows: N, inner: N, columns: N, second: N? = nil, keyValueReads: N = 0,
        note: StaticString = ""
    ) {
        record(
            Operation(
                name, .matmul, matrix: 2 * batch * rows * inner * columns,
                reads: batch * rows * inner + (second ?? batch * inner * columns), writes: batch * rows * columns,
                keyValueReads: keyValueReads, note: note),
            parameters: 0)
    }

    /// `nn.Conv2d` with a square kernel: `positions` output positions, `from` to `to` channels.
    @inlinable
    public mutating func convolution(
        _ name: StaticString, positions: N, kernel: N, from: N, to: N, input: N, bias: Bool = false,
        isRun: Bool = true, note: StaticString = ""
    ) {
        let tensor = bias ? to * from * kernel * kernel + to : to * from * kernel * kernel
        record(
            Operation(
                name, .convolution, moduleClass: "Conv2d", matrix: 2 * positions * to * from * kernel * kernel,
                weights: tensor, reads: input, writes: positions * to, isRun: isRun, note: note),
            parameters: tensor)
    }

    /// Softmax over rows of scores.
    @inlinable
    public mutating func softmax(_ name: StaticString, scores: N, width: ElementWidth = .activation) {
        each(.softmax, name, scores, width: width, note: "turns each row of scores into weights that sum to 1")
    }

    /// An elementwise kernel: reads `inputs` tensors of `elements`, writes one.
    @inlinable
    public mutating func each(
        _ kind: OperationKind, _ name: StaticString, _ elements: N, inputs: N = 1, weights: N = 0,
        moduleClass: StaticString? = nil, width: ElementWidth = .activation, note: StaticString = ""
    ) {
        record(
            Operation(
                name, kind, moduleClass: moduleClass, vectorElements: elements, weights: weights,
                reads: inputs * elements, writes: elements, width: width, note: note),
            parameters: 0)
    }

    /// `nn.LayerNorm` over the last dimension, `channels` wide.
    @inlinable
    public mutating func layerNorm(_ name: StaticString, elements: N, channels: N) {
        record(
            Operation(
                name, .layerNorm, moduleClass: "LayerNorm", vectorElements: elements, weights: 2 * channels,
                reads: elements, writes: elements, note: "centres and scales each token"),
            parameters: 2 * channels)
    }

    /// A kernel that only moves data: reads `from` elements, writes `to`.
    @inlinable
    public mutating func move(
        _ kind: OperationKind, _ name: StaticString, from: N, to: N, weights: N = 0, width: ElementWidth = .activation,
        note: StaticString = ""
    ) {
        record(
            Operation(name, kind, weights: weights, reads: from, writes: to, width: width, note: note), parameters: 0)
    }
}
