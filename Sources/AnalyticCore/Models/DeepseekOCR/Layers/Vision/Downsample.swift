/// A 3×3 convolution of stride 2: `net_2` and `net_3`, the 16× token compressor behind SAM.
public struct Downsample: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .vision }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "Conv2d", source: "deepencoder.py (ImageEncoderViT.net_2, net_3)",
        summary:
            "Halves the sides of the feature map and doubles its channels, so that CLIP and the decoder see 16× fewer tokens.",
        shapes: "[B, c, y, x] → [B, c', ceil(y/2), ceil(x/2)]",
        why:
            "Attention compares all tokens with all others, so its cost grows with the square of their number: a quarter of the tokens is a sixteenth of the comparisons in what comes after."
    )

    /// Views in the call.
    public var batch: Int
    /// Rows of the map that comes in.
    public var height: Int
    /// Columns of the map that comes in.
    public var breadth: Int
    /// Channels in.
    public var width: Int
    /// Channels out.
    public var outputs: Int

    /// States the convolution.
    public func describe<R: Recorder>(into model: inout R) {
        let B = R.N.dimension(.batch, batch)
        let c = R.N.dimension(.channels, width)
        let to = R.N.dimension(.outputs, outputs)
        let positions = B * .dimension(.height, (height + 1) / 2) * .dimension(.breadth, (breadth + 1) / 2)
        let tensor = to * c * .dimension(.kernel, 3) * .dimension(.kernel, 3)
        var operation = Operation(
            "conv", .convolution, matrix: 2 * positions * tensor, weights: tensor,
            reads: B * c * R.N.dimension(.height, height) * R.N.dimension(.breadth, breadth),
            writes: positions * to, note: "a 3×3 neighbourhood of every second position")
        operation.shape = KernelShape(
            .product, rows: positions, columns: to, inner: c * .dimension(.kernel, 3) * .dimension(.kernel, 3))
        model.record(operation, parameters: 0)
        model.parameter("weight", tensor)
    }
}
