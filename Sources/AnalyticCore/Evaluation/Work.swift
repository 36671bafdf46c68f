/// What time reads of a cost: FLOPs, and bits.
struct Work {
    var matrix: Double
    var vector: Double
    var traffic: Double
    /// Weights, keys and values: what no kernel can do without.
    var compulsory: Double
    var launches: Double

    static let none = Work(matrix: 0, vector: 0, traffic: 0, compulsory: 0, launches: 0)
}

extension Work {
    /// `times` calls.
    @inline(__always)
    init<N: ExactQuantity>(_ tally: Tally<N>, _ widths: Widths, times: Double) {
        let keyValue = Double(widths.keyValues)
        let least =
            tally.weights.approximate * Double(widths.weights) + tally.buffers.approximate * 8
            + tally.keyValueReads.approximate * keyValue
        let rest =
            (tally.reads.approximate + tally.writes.approximate) * Double(widths.activations)
            + (tally.fixedReads.approximate + tally.fixedWrites.approximate) * 8
            + tally.keyValueWrites.approximate * keyValue
        compulsory = least * times
        traffic = (least + rest) * times
        matrix = tally.matrix.approximate * times
        vector = tally.vector.approximate * times
        launches = tally.launches.approximate * times
    }
}
