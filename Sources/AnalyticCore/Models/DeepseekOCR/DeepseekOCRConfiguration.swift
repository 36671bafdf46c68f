/// Every architecture constant of DeepSeek-OCR.
public struct DeepseekOCRConfiguration: Hashable, Sendable {
    /// The SAM tower.
    public var sam = SAMConfiguration()
    /// The CLIP tower.
    public var clip = CLIPConfiguration()
    /// `projector_config.projector_type`.
    public var projectorType = ProjectorType.linear
    /// `projector_config.depth`: linear layers of an `mlp_gelu` projector.
    public var projectorDepth = 2
    /// The decoder.
    public var decoder = DecoderConfiguration()

    /// The released model.
    public init() {}

    /// Channels of the projector's input: CLIP's and SAM's features of a token, side by side.
    public var projectorInputs: Int { clip.width + sam.outputChannels }
}
