import AnalyticCore

extension KernelGroup {
    /// Reads rows of one family.
    typealias Reader = (KernelGroup, Int, TimedDevice, MeasurementMethod) throws(ReferenceProblem) -> KernelSample

    /// How the rows are read; nil with the reason where no closed form describes them.
    var reader: (read: Reader?, reason: String) {
        switch (family, precision) {
        case ("gemm", .half): (Self.product, "")
        case ("gemm", .eight): (Self.narrowProduct, "")
        case ("gemm", .single), ("batched-gemm", .single): (Self.vectorProduct, "")
        case ("attention-prefill", .half), ("attention-encoder", .half): (Self.attention, "")
        case ("attention-decode", .half): (Self.decode, "")
        case ("moe", .half): (Self.experts, "")
        case ("elementwise", .half): (Self.elementwise, "")
        case ("softmax", .single), ("layer-norm", .single): (Self.rows, "")
        case ("all-reduce", .half): (Self.allReduce, "")
        case ("kernels of one stage", _):
            (nil, "kernels by their names, without shapes; the sum of the stage is compared as a case")
        case ("gemm", _), ("batched-gemm", _), ("attention-prefill", _), ("attention-encoder", _),
            ("attention-decode", _), ("moe", _), ("elementwise", _), ("softmax", _), ("layer-norm", _),
            ("all-reduce", _):
            (nil, "no closed form for \(family) in \(dtype)")
        default: (nil, "no closed form for the family \(family)")
        }
    }

    private enum Precision {
        case half, eight, single, other
    }

    /// What the first word of `dtype` says.
    private var precision: Precision {
        let word = dtype.prefix { $0 != " " }
        return switch word {
        case "bf16", "fp16", "16-bit": .half
        case "fp8": .eight
        case "fp32": .single
        default: .other
        }
    }

    private static func product(
        _ group: KernelGroup, _ row: Int, _ device: TimedDevice, _ method: MeasurementMethod
    ) throws(ReferenceProblem) -> KernelSample {
        let (m, n, k) = (try group.size(row, "m"), try group.size(row, "n"), try group.size(row, "k"))
        let isCold =
            group.has("weights_cold")
            ? try group.number(row, "weights_cold") == 1 : 2 * n * k * method.copies > 1.5 * device.cache
        return try group.sample(row, .product, .product(rows: m, columns: n, inner: k), isCold)
    }

    private static func narrowProduct(
        _ group: KernelGroup, _ row: Int, _ device: TimedDevice, _ method: MeasurementMethod
    ) throws(ReferenceProblem) -> KernelSample {
        let (m, n, k) = (try group.size(row, "m"), try group.size(row, "n"), try group.size(row, "k"))
        return try group.sample(
            row, .narrowProduct, .narrowProduct(rows: m, columns: n, inner: k),
            n * k * method.copies > 1.5 * device.cache)
    }

    private static func vectorProduct(
        _ group: KernelGroup, _ row: Int, _ device: TimedDevice, _: MeasurementMethod
    ) throws(ReferenceProblem) -> KernelSample {
        let batch = try group.size(row, "batch")
        let (m, n, k) = (try group.size(row, "m"), try group.size(row, "n"), try group.size(row, "k"))
        let isTiled = group.family == "batched-gemm"
        return try group.sample(
            row, isTiled ? .vectorBatch : .vectorProduct,
            .vectorProduct(batch: batch, rows: m, columns: n, inner: k, isTiled: isTiled),
            4 * batch * (m * k + k * n + m * n) > 1.5 * device.cache)
    }

    private static func attention(
        _ group: KernelGroup, _ row: Int, _ device: TimedDevice, _: MeasurementMethod
    ) throws(ReferenceProblem) -> KernelSample {
        let isCausal = group.family == "attention-prefill"
        let heads = try group.heads(row)
        let (batch, length) = (try group.size(row, "batch"), try group.size(row, "length"))
        return try group.sample(
            row, isCausal ? .prefillAttention : .encoderAttention,
            .attention(
                batch: batch, length: length, heads: heads.query, keyValueHeads: heads.keyValue, headWidth: heads.width,
                isCausal: isCausal),
            4 * batch * length * heads.keyValue * heads.width > 1.5 * device.cache)
    }

    private static func decode(
        _ group: KernelGroup, _ row: Int, _ device: TimedDevice, _: MeasurementMethod
    ) throws(ReferenceProblem) -> KernelSample {
        let heads = try group.heads(row)
        let (batch, context) = (try group.size(row, "batch"), try group.number(row, "past") + 1)
        let cache = group.has("kv_dtype") ? try group.word(row, "kv_dtype") : ""
        let bytes = cache == "fp8" ? 1.0 : 2.0
        return try group.sample(
            row, .decodeAttention,
            .decode(
                batch: batch, context: context, heads: heads.query, keyValueHeads: heads.keyValue,
                headWidth: heads.width, cacheBytes: bytes),
            2 * bytes * batch * context * heads.keyValue * heads.width > 1.5 * device.cache,
            part: cache.isEmpty ? "" : "\(cache) cache")
    }

    private static func experts(
        _ group: KernelGroup, _ row: Int, _ device: TimedDevice, _: MeasurementMethod
    ) throws(ReferenceProblem) -> KernelSample {
        let rows = try group.size(row, "tokens") * group.size(row, "top_k")
        let (hidden, inner) = (try group.size(row, "hidden"), try group.size(row, "intermediate"))
        let hit = min(try group.size(row, "experts"), rows)
        return try group.sample(
            row, .experts, .experts(rows: rows, hidden: hidden, inner: inner, hit: hit),
            6 * hidden * inner * hit > 1.5 * device.cache)
    }

    private static func elementwise(
        _ group: KernelGroup, _ row: Int, _ device: TimedDevice, _: MeasurementMethod
    ) throws(ReferenceProblem) -> KernelSample {
        let (bytes, rows) = (try group.size(row, "bytes"), try group.size(row, "rows"))
        let (hidden, inner) = (try group.number(row, "hidden"), try group.number(row, "inner"))
        let part = try group.word(row, "op")
        // Gated, it reads two inputs and writes one result: 6 bytes an element.
        let isGated = bytes / rows > 5 * inner
        let (family, walked): (KernelFamily, Double) =
            switch part {
            case "input_layernorm", "post_attention_layernorm": (.norm, hidden)
            case "mlp_act": (.activation, isGated ? inner : 0)
            default: (.elementwise, 0)
            }
        return try group.sample(row, family, .stream(bytes: bytes, row: walked), bytes > 1.5 * device.cache, part: part)
    }

    private static func rows(
        _ group: KernelGroup, _ row: Int, _ device: TimedDevice, _: MeasurementMethod
    ) throws(ReferenceProblem) -> KernelSample {
        let width = try group.size(row, "width")
        let bytes = 8 * width * (try group.size(row, "rows"))
        let isSoftmax = group.family == "softmax"
        return try group.sample(
            row, isSoftmax ? .softmax : .norm, .stream(bytes: bytes, row: isSoftmax ? 0 : width),
            bytes > 1.5 * device.cache)
    }

    private static func allReduce(
        _ group: KernelGroup, _ row: Int, _: TimedDevice, _: MeasurementMethod
    ) throws(ReferenceProblem) -> KernelSample {
        let (devices, bytes) = (try group.size(row, "gpus"), try group.size(row, "bytes"))
        let mode = try group.word(row, "mode")
        let family: KernelFamily =
            switch mode {
            case "custom-eager": .allReduceHost
            case "nccl": .allReduceRing
            default: .allReduce
            }
        return try group.sample(
            row, family, .allReduce(devices: devices, bytes: bytes), nil,
            part: mode + (bytes <= 65_536 ? ", up to 64 KiB" : ", above 64 KiB"))
    }

    private func sample(
        _ row: Int, _ family: KernelFamily, _ shape: KernelSample.Shape, _ isCold: Bool?, part: String = ""
    ) throws(ReferenceProblem) -> KernelSample {
        KernelSample(
            family: family, shape: shape, isCold: isCold, measured: try size(row, "us"), part: part, words: words(row))
    }

    /// Query heads, KV heads and their width: columns, or the last three numbers of the id.
    private func heads(_ row: Int) throws(ReferenceProblem) -> (query: Double, keyValue: Double, width: Double) {
        guard !has("heads") else {
            let query = try size(row, "heads")
            return (query, has("kv_heads") ? try size(row, "kv_heads") : query, try size(row, "head_dim"))
        }
        let named = id.split(separator: "-").suffix(3).compactMap { Double($0) }
        guard named.count == 3, named.allSatisfy({ $0 > 0 }) else { return (try size(row, "heads"), 0, 0) }
        return (named[0], named[1], named[2])
    }
}
