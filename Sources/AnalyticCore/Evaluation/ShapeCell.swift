/// The shape of an operation's kernel in one pass, as numbers for its time; see `KernelShape`.
struct ShapeCell: Sendable {
    var form: KernelForm
    var batch: Double
    var rows: Double
    var columns: Double
    var inner: Double
    var keyHeads: Double
    var keyNumbers: Double
    /// What part of the columns is the operation's own.
    var columnShare: Double
    /// What part of its matrix work every implementation must do.
    var needed: Double
    /// Bits of weights that every implementation reads.
    var leastWeights: Double
    /// KV-cache elements that every implementation reads or writes.
    var leastKeyValues: Double

    /// A shape between this one and another, `share` of the way.
    func blended(with other: ShapeCell, at share: Double) -> ShapeCell {
        var cell = self
        cell.rows = rows + (other.rows - rows) * share
        cell.columns = columns + (other.columns - columns) * share
        cell.inner = inner + (other.inner - inner) * share
        cell.needed = needed + (other.needed - needed) * share
        cell.keyNumbers = keyNumbers + (other.keyNumbers - keyNumbers) * share
        cell.leastKeyValues = leastKeyValues + (other.leastKeyValues - leastKeyValues) * share
        return cell
    }
}
