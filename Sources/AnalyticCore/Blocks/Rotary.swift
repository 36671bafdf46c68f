/// The rotary table of a model: angles of every new position, made once per call for all layers.
public struct RotaryTable: Layer {
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "RotaryEmbedding", source: "transformers (…RotaryEmbedding)",
        summary: "Cosine and sine of frequencies times positions. All sequences of a call share one table.",
        shapes: "positions [S] → cos, sin [S, d]",
        why:
            "Attention alone does not know what comes before what. Turning queries and keys by an angle that grows with the position makes scores depend on distance."
    )

    /// The call.
    public var call: BlockCall
    /// Channels of a head that are turned.
    public var width: Int
    /// Tables: one for each base frequency.
    public var tables: Int

    /// States the table.
    public func describe<R: Recorder>(into model: inout R) {
        let angles =
            R.N(integerLiteral: tables) * .dimension(.tokens, call.tokens) * .dimension(.rotaryWidth, width)
        model.record(
            Operation(
                "cos_sin", .rotaryTable, vectorElements: angles, writes: 2 * angles,
                note: "positions times frequencies, then cosine and sine"),
            parameters: 0)
    }
}

extension Recorder {
    /// Turns queries or keys by their positions: `width` channels of each of `heads` heads.
    mutating func rotate(
        _ name: StaticString, call: BlockCall, heads: N, width: Int, isRun: Bool, split: Split? = nil,
        note: StaticString
    ) {
        let turned = N.dimension(.rotaryWidth, width)
        var operation = Operation(
            name, .rotary, vectorElements: call.rows(N.self) * heads * turned,
            reads: 2 * call.rows(N.self) * turned, launches: 0, isRun: isRun, note: note)
        operation.split = split
        record(operation, parameters: 0)
    }
}
