/// The page: its size and how it becomes views.
public struct ImageInput: Hashable, Sendable {
    /// Width of the page image, pixels.
    public var width = 1240
    /// Height of the page image, pixels.
    public var height = 1754
    /// The preset in force.
    public var mode = ImageMode.gundam
    /// Side of the global view, pixels.
    public var baseSize = 1024
    /// Side of a tile, pixels.
    public var tileSize = 640
    /// Whether tiles are cut beside the global view.
    public var isCropped = true
    /// Fewest tiles of a cropped page.
    public var minTiles = 2
    /// Most tiles of a cropped page.
    public var maxTiles = 9
    /// A grid that is forced, whatever the page's shape; nil for the reference rule.
    public var forcedGrid: TileGrid?

    /// An A4 page at 150 dpi in the `gundam` mode.
    public init() {}
}

/// Which positions of the prompt are scored against the vocabulary.
public enum LogitsScope: String, CaseIterable, Sendable {
    /// All of them, as the reference implementation does.
    case all
    /// The last only, as servers do.
    case last
}

/// What the model is asked to do.
public struct Workload: Hashable, Sendable {
    /// The page.
    public var image = ImageInput()
    /// Text tokens of the prompt, besides the image.
    public var promptTokens = 10
    /// Tokens to generate, one decode step each.
    public var decodeTokens = 100
    /// Requests, each with a page of its own.
    public var batch = 1
    /// How operations become kernels.
    public var execution = Execution.eager
    /// The kernels of attention in SAM and CLIP.
    public var visionAttention = AttentionPath.sdpa
    /// The attention class of the decoder.
    public var decoderAttention = AttentionPath.eager
    /// How tokens spread over the routed experts.
    public var routing = ExpertRouting()
    /// Which form is counted, where the reference's code and servers differ.
    public var form = ModelForm.reference
    /// Which prompt positions are scored.
    public var logits = LogitsScope.all
    /// How weights are stored.
    public var weightFormat = WeightFormat.bf16
    /// Parts that are stored otherwise.
    public var weightParts = WeightParts()
    /// How activations are stored.
    public var activationPrecision = Precision.bf16
    /// How the KV cache is stored.
    public var keyValuePrecision = Precision.bf16

    /// One A4 page, ten words of prompt, a hundred tokens of answer.
    public init() {}
}
