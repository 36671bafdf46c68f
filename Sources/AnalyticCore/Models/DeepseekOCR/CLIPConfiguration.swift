/// Constants of the CLIP-L tower (`vision_config.width.clip-l-14-224`, `vit_model_cfg`).
public struct CLIPConfiguration: Hashable, Sendable {
    /// Channels of a token.
    public var width = 1024
    /// Blocks.
    public var layers = 24
    /// Attention heads.
    public var heads = 16
    /// Inner width of the feed-forward half.
    public var feedForward = 4096
    /// The side, in pixels, that the position table was trained for.
    public var imageSize = 224
    /// Side of a patch of the unused patch embedding, pixels.
    public var patchSize = 14

    /// The released constants.
    public init() {}

    /// Rows of the position table, without the class token.
    public var positionRows: Int { (imageSize / patchSize) * (imageSize / patchSize) }
    /// Every block.
    public var indexes: [Int] { Array(0..<layers) }
}
