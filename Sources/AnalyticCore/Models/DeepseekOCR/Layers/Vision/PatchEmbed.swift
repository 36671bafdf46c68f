/// Cuts a square view into patches and projects each to a token.
public struct PatchEmbed: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .vision }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "PatchEmbed", source: "deepencoder.py",
        summary: "A convolution whose stride is its kernel: every p×p patch of pixels becomes one token of C channels.",
        shapes: "[B, c, px, px] → [B, G, G, C], G = floor(px / p)",
        why:
            "A transformer reads a row of tokens, not pixels: each patch of the page is made into one vector of numbers that later layers work on."
    )

    /// Views in the call.
    public var batch: Int
    /// Side of the view, pixels.
    public var image: Int
    /// Side of a patch, pixels.
    public var patch: Int
    /// Colour channels.
    public var channels = 3
    /// Channels of a token.
    public var width: Int

    /// States the projection.
    public func describe<R: Recorder>(into model: inout R) {
        let B = R.N.dimension(.batch, batch)
        let px = R.N.dimension(.imageSide, image)
        let G = R.N.dimension(.grid, image / patch)
        let c = R.N.dimension(.channels, channels)
        model.convolution(
            "proj", positions: B * G * G, kernel: .dimension(.patch, patch), from: c, to: .dimension(.width, width),
            input: B * c * px * px, bias: true, note: "one row of weights per output channel meets every patch")
    }
}
