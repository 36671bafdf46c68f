/// Layer norm over the channels of a feature map.
public struct LayerNorm2d: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .vision }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "LayerNorm2d", source: "deepencoder.py",
        summary:
            "Normalises each position of a feature map over its channels; written out as eager elementwise kernels.",
        shapes: "[B, C, y, x] → [B, C, y, x]",
        why:
            "Numbers that grew or shrank on their way through the convolutions are brought back to one scale, so that the next layer can work with them."
    )

    /// Views in the call.
    public var batch: Int
    /// Channels.
    public var width: Int
    /// Rows of the map.
    public var height: Int
    /// Columns of the map.
    public var breadth: Int

    /// States the norm.
    public func describe<R: Recorder>(into model: inout R) {
        let C = R.N.dimension(.width, width)
        let positions = R.N.dimension(.batch, batch) * .dimension(.height, height) * .dimension(.breadth, breadth)
        let map = positions * C
        model.record(
            Operation(
                "norm", .channelNorm, vectorElements: map, weights: 2 * C, reads: map, writes: map,
                note: "mean and deviation over the channels of each position")
        ) { kernels in
            kernels.run(reads: map, writes: positions)
            kernels.run(reads: map + positions, writes: map)
            kernels.run(reads: map, writes: map)
            kernels.run(reads: map, writes: positions)
            kernels.run(reads: map + positions, writes: map)
            kernels.run(reads: positions, writes: positions)
            kernels.run(reads: positions, writes: positions)
            kernels.run(reads: map + positions, writes: map)
            kernels.run(reads: map, writes: map, weights: C)
            kernels.run(reads: map, writes: map, weights: C)
            kernels.keeps(2 * map + 2 * positions)
        }
        model.parameter("weight, bias", 2 * C)
    }
}
