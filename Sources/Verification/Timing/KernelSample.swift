import AnalyticCore

/// One measured kernel: its shape, as far as its closed form reads it.
struct KernelSample: Sendable {
    /// The sizes of a kernel, in elements; bytes where so named.
    enum Shape: Hashable, Sendable {
        case product(rows: Double, columns: Double, inner: Double)
        case narrowProduct(rows: Double, columns: Double, inner: Double)
        case vectorProduct(batch: Double, rows: Double, columns: Double, inner: Double, isTiled: Bool)
        case attention(
            batch: Double, length: Double, heads: Double, keyValueHeads: Double, headWidth: Double, isCausal: Bool)
        case decode(
            batch: Double, context: Double, heads: Double, keyValueHeads: Double, headWidth: Double,
            cacheBytes: Double)
        case experts(rows: Double, hidden: Double, inner: Double, hit: Double)
        case stream(bytes: Double, row: Double)
        case allReduce(devices: Double, bytes: Double)
    }

    /// Which closed form it has.
    let family: KernelFamily
    /// Its sizes.
    let shape: Shape
    /// Whether its weights or cache cannot stay in the last-level cache; nil where that is not asked.
    let isCold: Bool?
    /// Measured, microseconds.
    let measured: Double
    /// What tells it from others of its group: the mode, the operation, the type of the cache; empty where they are all
    /// alike.
    let part: String
    /// Its sizes as the file gives them.
    let words: String

    /// What the closed form says, microseconds.
    func estimate(_ constants: KernelConstants, _ device: KernelDevice) -> Double {
        let isCold = isCold ?? true
        return switch shape {
        case .product(let rows, let columns, let inner):
            KernelForms.product(
                rows: rows, columns: columns, inner: inner, weightBytes: 2, activationBytes: 2, isCold: isCold,
                constants,
                device
            ).total
        case .narrowProduct(let rows, let columns, let inner):
            KernelForms.narrowProduct(
                rows: rows, columns: columns, inner: inner, isCold: isCold, constants, device
            ).total
        case .vectorProduct(let batch, let rows, let columns, let inner, let isTiled):
            KernelForms.vectorProduct(
                batch: batch, rows: rows, columns: columns, inner: inner, isTiled: isTiled, constants, device
            ).total
        case .attention(let batch, let length, let heads, let keyValueHeads, let headWidth, let isCausal):
            KernelForms.attention(
                batch: batch, rows: length, columns: length, heads: heads, keyValueHeads: keyValueHeads,
                headWidth: headWidth, isCausal: isCausal, constants, device
            ).total
        case .decode(let batch, let context, let heads, let keyValueHeads, let headWidth, let cacheBytes):
            KernelForms.decodeAttention(
                batch: batch, context: context, heads: heads, keyValueHeads: keyValueHeads, headWidth: headWidth,
                cacheBytes: cacheBytes, isCold: isCold, constants, device
            ).total
        case .experts(let rows, let hidden, let inner, let hit):
            KernelForms.experts(
                rows: rows, hidden: hidden, inner: inner, hit: hit, weightBytes: 2, constants, device
            ).total
        case .stream(let bytes, let row):
            KernelForms.stream(bytes: bytes, row: row, constants, device).total
        case .allReduce(let devices, let bytes):
            switch family {
            case .allReduceHost: CollectiveForms.host(devices: devices, bytes: bytes, constants, device).total
            case .allReduceRing: CollectiveForms.ring(devices: devices, bytes: bytes, constants, device).total
            default: CollectiveForms.graph(devices: devices, bytes: bytes, constants, device).total
            }
        }
    }

    /// What no run can be faster than, microseconds: the least FLOPs at peak (half of a causal square), or the compulsory
    /// bytes at the peak bandwidth.
    func floor(_ device: KernelDevice) -> Double {
        let (flops, bytes, linked): (Double, Double, Double) =
            switch shape {
            case .product(let m, let n, let k): (2 * m * n * k, 2 * (m * k + k * n + m * n), 0)
            case .narrowProduct(let m, let n, let k): (2 * m * n * k, n * k + m * k + 2 * m * n, 0)
            case .vectorProduct(let batch, let m, let n, let k, _):
                (2 * batch * m * n * k, 4 * batch * (m * k + k * n + m * n), 0)
            case .attention(let batch, let length, let heads, let keyValueHeads, let width, let isCausal):
                (
                    (isCausal ? 2 : 4) * batch * heads * width * length * length,
                    4 * batch * length * width * (heads + keyValueHeads), 0
                )
            case .decode(let batch, let context, let heads, let keyValueHeads, let width, let cacheBytes):
                (
                    4 * batch * heads * context * width, 2 * cacheBytes * batch * context * keyValueHeads * width, 0
                )
            case .experts(let rows, let hidden, let inner, let hit):
                (6 * rows * hidden * inner, 6 * hidden * inner * hit, 0)
            case .stream(let bytes, _): (0, bytes, 0)
            case .allReduce(let devices, let bytes): (0, 0, 2 * (devices - 1) / devices * bytes)
            }
        return max(flops / device.peak, bytes / device.bandwidth, linked == 0 ? 0 : linked / device.link)
    }
}
