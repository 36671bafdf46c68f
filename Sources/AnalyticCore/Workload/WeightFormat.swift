/// How weights are stored: one precision for all, or a format as checkpoints ship it, in which some tensors stay wide and
/// groups of narrow numbers carry a scale. The choice of `precision.weights`.
public enum WeightFormat: String, CaseIterable, Hashable, Sendable {
    case fp32, bf16, fp16, fp8, int8, fp4, int4
    /// FP8 with one fp32 scale for each 128x128 block, as DeepSeek-V3 and Qwen3 ship it.
    case fp8Block = "fp8-block"
    /// AWQ: int4 in groups of 128, a 16-bit scale and a 4-bit zero point each.
    case awqInt4 = "awq-int4"
    /// GPTQ: int4 in groups of 128, a 16-bit scale and a 4-bit zero point each.
    case gptqInt4 = "gptq-int4"
    /// llama.cpp's mixture of 4-bit and 6-bit blocks.
    case q4KM = "q4_k_m"
    /// FP4 in blocks of 32 with an 8-bit scale each, in feed-forward layers alone, as gpt-oss ships it.
    case mxfp4

    /// The one precision that a plain format is; nil for a format as shipped.
    public var plain: Precision? { Precision(rawValue: rawValue) }

    /// All weights in one precision.
    public init(_ precision: Precision) {
        self = WeightFormat(rawValue: precision.rawValue) ?? .bf16
    }

    /// How the tensors of a class are stored.
    public func width(of part: WeightClass) -> TensorWidth {
        if let plain { return TensorWidth(plain) }
        switch (self, part) {
        case (.q4KM, .norm), (.q4KM, .router): return TensorWidth(.fp32)
        // q4_K: 144 bytes for 256 numbers; q6_K: 210 bytes for 256.
        case (.q4KM, .embedding): return TensorWidth(.int4, bits: 144 * 8, per: 256)
        case (.q4KM, .head): return TensorWidth(.int8, bits: 210 * 8, per: 256)
        // Half the layers have v (a quarter of attention) in q6_K.
        case (.q4KM, .attention): return TensorWidth(.int4, bits: 7 * 144 * 8 + 210 * 8, per: 8 * 256)
        // Half the layers have down (a third of an MLP) in q6_K.
        case (.q4KM, .experts), (.q4KM, .mlp): return TensorWidth(.int4, bits: 5 * 144 * 8 + 210 * 8, per: 6 * 256)
        case (.fp8Block, .attention), (.fp8Block, .experts), (.fp8Block, .mlp):
            return TensorWidth(.fp8, bits: 8 * 16_384 + 32, per: 16_384)
        case (.awqInt4, .attention), (.awqInt4, .experts), (.awqInt4, .mlp),
            (.gptqInt4, .attention), (.gptqInt4, .experts), (.gptqInt4, .mlp):
            return TensorWidth(.int4, bits: 4 * 128 + 20, per: 128)
        case (.mxfp4, .experts), (.mxfp4, .mlp): return TensorWidth(.fp4, bits: 4 * 32 + 8, per: 32)
        default: return TensorWidth(.bf16)
        }
    }
}

/// How the numbers of a tensor are stored.
public struct TensorWidth: Hashable, Sendable {
    /// What products take them for.
    public let precision: Precision
    /// Bits of a number, scales and zero points of its group included, in 512ths of a bit: every format's groups come out
    /// even in it.
    public let units: Int

    /// 512ths of a bit in one.
    public static let unitsPerBit = 512

    /// Numbers without scales.
    public init(_ precision: Precision) {
        self.precision = precision
        units = precision.bits * Self.unitsPerBit
    }

    /// `bits` for every `count` numbers.
    init(_ precision: Precision, bits: Int, per count: Int) {
        self.precision = precision
        units = bits * Self.unitsPerBit / count
    }

    /// Bits of a number, its share of scales and zero points included.
    public var bits: Double { Double(units) / Double(Self.unitsPerBit) }
}

/// Parts whose weights are stored otherwise than the format says; nil where they are as it says.
public struct WeightParts: Hashable, Sendable {
    /// SAM, CLIP and the projector.
    public var vision: Precision?
    /// Query, key, value and output projections of the decoder.
    public var attention: Precision?
    /// Routed experts.
    public var experts: Precision?
    /// Dense feed-forward layers and shared experts.
    public var mlp: Precision?
    /// The head.
    public var head: Precision?

    /// All as the format says.
    public init() {}

    /// The word for "as the format says".
    public static let inherited = "as weights"

    func precision(of part: WeightClass) -> Precision? {
        switch part {
        case .vision: vision
        case .attention: attention
        case .experts: experts
        case .mlp: mlp
        case .head: head
        case .embedding, .norm, .router: nil
        }
    }
}

extension Workload {
    /// How the weights of a class are stored.
    public func width(of part: WeightClass) -> TensorWidth {
        weightParts.precision(of: part).map { TensorWidth($0) } ?? weightFormat.width(of: part)
    }

    /// What products take most of the decoder's weights for. Writing it stores all weights so.
    public var weightPrecision: Precision {
        get { width(of: .mlp).precision }
        set { weightFormat = WeightFormat(newValue) }
    }

    /// Whether all weights are as wide as each other.
    public var hasUniformWeights: Bool {
        WeightClass.allCases.allSatisfy { width(of: $0) == width(of: .norm) }
    }

    /// What is stored how, such as "attention, routed experts, other MLPs int4 at 4.16 bits; embedding, norms bf16".
    public var weightFacts: String {
        var groups: [(width: TensorWidth, parts: [String])] = []
        // The narrow parts first.
        for part in WeightClass.allCases.reversed() {
            let width = width(of: part)
            if let index = groups.firstIndex(where: { $0.width == width }) {
                groups[index].parts.append(part.title)
            } else {
                groups.append((width, [part.title]))
            }
        }
        let sorted = groups.sorted { $0.width.units < $1.width.units }
        return sorted.map { group in
            let bits = group.width.bits
            let isPlain = bits == Double(group.width.precision.bits)
            let detail = isPlain ? "" : " at \(Figure.decimal(bits, places: 2)) bits with scales"
            return group.parts.joined(separator: ", ") + " " + group.width.precision.rawValue + detail
        }.joined(separator: "; ")
    }
}
