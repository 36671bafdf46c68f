/// Constants of the SAM-B tower (`vision_config.width.sam_vit_b`, `build_sam_vit_b`).
public struct SAMConfiguration: Hashable, Sendable {
    /// Channels of a token.
    public var width = 768
    /// Blocks.
    public var layers = 12
    /// Attention heads.
    public var heads = 12
    /// Inner width of the feed-forward half over `width`.
    public var mlpRatio = 4
    /// Side of a patch, pixels.
    public var patchSize = 16
    /// Side of an attention window, tokens.
    public var windowSize = 14
    /// Indexes of the blocks that attend globally; others beyond `layers` have no effect.
    public var globalAttentionIndexes = [2, 5, 8, 11]
    /// The side, in pixels, that the position tables were trained for.
    public var imageSize = 1024
    /// Channels of the neck.
    public var neckChannels = 256
    /// Channels after `net_2`.
    public var middleChannels = 512
    /// Channels after `net_3`: they become CLIP's tokens, so they are CLIP's width.
    public var outputChannels = 1024

    /// The released constants.
    public init() {}

    /// Side of the trained position table, in patches.
    public var positionSide: Int { imageSize / patchSize }
    /// Blocks that attend globally.
    public var globalIndexes: [Int] { (0..<layers).filter(globalAttentionIndexes.contains) }
    /// Blocks that attend inside windows.
    public var windowedIndexes: [Int] { (0..<layers).filter { !globalAttentionIndexes.contains($0) } }

    /// Side of the feature grid that the tower leaves of a view `image` pixels wide: two halvings of the patch grid.
    public func featureSide(image: Int) -> Int {
        ((image / patchSize + 1) / 2 + 1) / 2
    }
}
