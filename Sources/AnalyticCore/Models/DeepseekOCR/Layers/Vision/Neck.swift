/// The neck of the SAM encoder: narrows the channels.
public struct Neck: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .vision }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "Sequential", source: "deepencoder.py (ImageEncoderViT.neck)",
        summary: "A 1×1 and a 3×3 convolution without bias, each followed by a channel norm.",
        shapes: "[B, C, y, x] → [B, c', y, x]",
        why:
            "It gathers what the blocks found into fewer channels, and lets neighbours mix once more before the picture is made smaller."
    )

    /// Views in the call.
    public var batch: Int
    /// Rows of the map.
    public var height: Int
    /// Columns of the map.
    public var breadth: Int
    /// Channels in.
    public var width: Int
    /// Channels out.
    public var outputs: Int

    /// States the four layers.
    public func describe<R: Recorder>(into model: inout R) {
        let positions = R.N.dimension(.batch, batch) * .dimension(.height, height) * .dimension(.breadth, breadth)
        let C = R.N.dimension(.width, width)
        let out = R.N.dimension(.outputs, outputs)
        let norm = LayerNorm2d(batch: batch, width: outputs, height: height, breadth: breadth)
        model.convolution(
            "0", positions: positions, kernel: 1, from: C, to: out, input: positions * C, note: "narrows the channels")
        model.module("1", norm)
        model.convolution(
            "2", positions: positions, kernel: .dimension(.kernel, 3), from: out, to: out, input: positions * out,
            note: "mixes neighbours")
        model.module("3", norm)
    }
}
