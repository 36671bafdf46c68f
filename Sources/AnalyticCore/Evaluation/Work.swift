/// What time reads of a cost in one pass: FLOPs, bits and launches, over all instances.
struct Work: Equatable {
    var matrix: Double
    var vector: Double
    var traffic: Double
    var launches: Double

    static let none = Work(matrix: 0, vector: 0, traffic: 0, launches: 0)
    var isNone: Bool { traffic == 0 && launches == 0 && matrix == 0 && vector == 0 }

    /// The same, `factor` times over.
    func times(_ factor: Double) -> Work {
        Work(
            matrix: matrix * factor, vector: vector * factor, traffic: traffic * factor, launches: launches * factor)
    }

    /// Work between this and another, `share` of the way.
    func blended(with other: Work, at share: Double) -> Work {
        Work(
            matrix: matrix + (other.matrix - matrix) * share, vector: vector + (other.vector - vector) * share,
            traffic: traffic + (other.traffic - traffic) * share,
            launches: launches + (other.launches - launches) * share)
    }
}

extension Work {
    /// `times` calls.
    @inline(__always)
    init<N: ExactQuantity>(_ tally: Tally<N>, _ widths: Widths, times: Double) {
        let bits =
            tally.weights.approximate * widths.bitsPerUnit
            + (tally.reads.approximate + tally.writes.approximate) * widths.activationBits
            + (tally.keyValueReads.approximate + tally.keyValueWrites.approximate) * widths.keyValueBits
            + (tally.buffers.approximate + tally.fixedReads.approximate + tally.fixedWrites.approximate) * 8
        traffic = bits * times
        matrix = tally.matrix.approximate * times
        vector = tally.vector.approximate * times
        launches = tally.launches.approximate * times
    }
}
