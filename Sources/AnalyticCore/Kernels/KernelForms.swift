/// The closed forms of kernel times, one per family. Sizes are elements and may be fractions, as expected rows of an expert
/// are; bytes are bytes; times are microseconds.
public enum KernelForms {
    /// K beyond which splitting it shortens a block's walk.
    private static let walkedInner = 2560.0
    /// Context beyond which splitting it shortens a block's walk.
    static let walkedContext = 4096.0
    /// Side of a tile of the batched fp32 kernels.
    private static let batchTile = 32.0
    /// Queries that the matrix units take at least.
    private static let leastRows = 16.0

    /// y[m,n] = x[m,k]·w[n,k]ᵀ with weights of `weightBytes` and activations of `activationBytes` an element.
    public static func product(
        rows: Double, columns: Double, inner: Double, weightBytes: Double, activationBytes: Double, isCold: Bool,
        _ constants: KernelConstants, _ device: KernelDevice
    ) -> KernelTime {
        let weights = weightBytes * inner * columns / (isCold ? 1 : constants.warm)
        let activations = activationBytes * (rows * inner + rows * columns)
        return product(
            rows: rows, columns: columns, inner: inner, bytes: weights + activations, constants, device)
    }

    /// `batch` products of one shape in one kernel, whose traffic is known.
    @inline(__always)
    static func product(
        batch: Double = 1, rows: Double, columns: Double, inner: Double, bytes: Double, _ constants: KernelConstants,
        _ device: KernelDevice
    ) -> KernelTime {
        var time = KernelTime()
        time.fixed = constants.fixed
        time.walk = constants.walk * min(inner, walkedInner) / 1000
        time.compute = TiledProduct.compute(batch: batch, rows: rows, columns: columns, inner: inner, constants, device)
        time.memory = bytes / (constants.bandwidth * device.bandwidth)
        time.overlapped = KernelTime.overlap(time.compute, time.memory)
        return time
    }

    /// 8-bit weights and activations, 16-bit results, and the kernel that narrows the activations before it.
    public static func narrowProduct(
        rows: Double, columns: Double, inner: Double, isCold: Bool, _ constants: KernelConstants,
        _ device: KernelDevice
    ) -> KernelTime {
        let weights = inner * columns / (isCold ? 1 : constants.warm)
        var time = product(
            rows: rows, columns: columns, inner: inner, bytes: weights + rows * inner + 2 * rows * columns, constants,
            device)
        time.around = constants.passes * 3 * rows * inner / device.bandwidth
        return time
    }

    /// fp32 products on the vector units, `batch` of one shape. `isTiled`: in one kernel whose small tiles they fill only
    /// partly.
    public static func vectorProduct(
        batch: Double, rows: Double, columns: Double, inner: Double, isTiled: Bool, _ constants: KernelConstants,
        _ device: KernelDevice
    ) -> KernelTime {
        var time = KernelTime()
        time.fixed = constants.fixed
        let work =
            isTiled
            ? 2 * batch * whole(rows) * whole(columns) * whole(inner)
            : 2 * batch * rows * columns * (inner + constants.prologue)
        time.compute = work / (constants.compute * device.peak)
        time.memory =
            4 * batch * (rows * inner + inner * columns + rows * columns) / (constants.bandwidth * device.bandwidth)
        time.overlapped = KernelTime.overlap(time.compute, time.memory)
        return time
    }

    /// A size in whole tiles of the batched kernels.
    private static func whole(_ size: Double) -> Double { (size / batchTile).rounded(.up) * batchTile }

    /// Keys that the diagonal adds for a query on average, in blocks of 128 queries.
    static let diagonal = 63.5

    /// Keys that a query meets on average where the last meets all `columns` and each before it one less, in blocks of 128.
    static func causalKeys(rows: Double, columns: Double) -> Double { columns - (rows - 128) / 2 }

    /// Attention of `rows` queries a sequence to `columns` keys, in one kernel; causal, the last query meets all of them and
    /// each before it one less, in blocks of 128.
    public static func attention(
        batch: Double, rows: Double, columns: Double, heads: Double, keyValueHeads: Double, headWidth: Double,
        isCausal: Bool, _ constants: KernelConstants, _ device: KernelDevice
    ) -> KernelTime {
        attention(
            batch: batch, rows: rows, columns: columns,
            keys: isCausal ? causalKeys(rows: rows, columns: columns) : columns, heads: heads,
            keyValueHeads: keyValueHeads, headWidth: headWidth, constants, device)
    }

    /// The same where a query meets `keys` of the `columns` on average.
    static func attention(
        batch: Double, rows: Double, columns: Double, keys: Double, heads: Double, keyValueHeads: Double,
        headWidth: Double, _ constants: KernelConstants, _ device: KernelDevice
    ) -> KernelTime {
        var time = KernelTime()
        time.fixed = constants.fixed
        time.walk = constants.walk * columns / 1000
        time.compute = TiledProduct.heated(
            4 * batch * heads * headWidth * rows * keys / (constants.compute * device.peak), constants)
        time.overlapped = time.compute
        time.around =
            constants.passes * 4 * batch * headWidth * (rows * heads + columns * keyValueHeads) / device.bandwidth
        return time
    }

    /// Attention of one new token per sequence to `context` tokens in a cache of `cacheBytes` an element.
    public static func decodeAttention(
        batch: Double, context: Double, heads: Double, keyValueHeads: Double, headWidth: Double, cacheBytes: Double,
        isCold: Bool, _ constants: KernelConstants, _ device: KernelDevice
    ) -> KernelTime {
        decodeAttention(
            batch: batch, context: context, heads: heads, keyValueHeads: keyValueHeads, headWidth: headWidth,
            bytes: 2 * cacheBytes * batch * context * keyValueHeads * headWidth, warm: isCold ? 1 : constants.warm,
            constants, device)
    }

    /// The same with `bytes` read of the cache, which the last-level cache delivers `warm` times as fast.
    static func decodeAttention(
        batch: Double, context: Double, heads: Double, keyValueHeads: Double, headWidth: Double, bytes: Double,
        warm: Double = 1, _ constants: KernelConstants, _ device: KernelDevice
    ) -> KernelTime {
        let rows = max(heads / keyValueHeads, leastRows)
        var time = KernelTime()
        time.fixed = constants.fixed
        time.walk = constants.walk * min(context, walkedContext) / 1000
        time.compute =
            4 * batch * keyValueHeads * rows * context * headWidth / (constants.compute * device.peak)
        time.memory =
            (bytes + 4 * batch * heads * headWidth) / warm / (constants.bandwidth * device.bandwidth)
        time.overlapped = KernelTime.overlap(time.compute, time.memory)
        return time
    }

    /// A layer of gated experts, `hit` of which are chosen: gate and up as one grouped product, down as another, and passes
    /// over what is permuted, activated and summed. `rows`: tokens times chosen experts.
    public static func experts(
        rows: Double, hidden: Double, inner: Double, hit: Double, weightBytes: Double, _ constants: KernelConstants,
        _ device: KernelDevice
    ) -> KernelTime {
        var time = KernelTime()
        time.fixed = constants.fixed
        for (columns, depth) in [(2 * inner, hidden), (inner == 0 ? 0 : hidden, inner)] {
            let compute = 2 * rows * columns * depth / (constants.compute * device.peak)
            let memory =
                (weightBytes * hit * columns * depth + 2 * rows * (columns + depth))
                / (constants.bandwidth * device.bandwidth)
            time.compute += compute
            time.memory += memory
            time.overlapped += KernelTime.overlap(compute, memory)
        }
        time.around = constants.passes * 2 * rows * (2 * hidden + 3 * inner) / device.bandwidth
        return time
    }

    /// Elementwise work, copies, norms, softmax: bytes, or one block's walk along its row of `row` elements.
    @inline(__always)
    public static func stream(
        bytes: Double, row: Double = 0, _ constants: KernelConstants, _ device: KernelDevice
    ) -> KernelTime {
        var time = KernelTime()
        time.fixed = constants.fixed
        time.memory = bytes / (constants.bandwidth * device.bandwidth)
        time.overlapped = KernelTime.overlap(time.memory, constants.walk * row / 1000)
        return time
    }
}
