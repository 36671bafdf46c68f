import AnalyticCore

/// What was read along a sweep: for each row its numbers, or why there are none. Where a row lies follows from its index.
public struct SweepRows: Sendable {
    /// How many numbers a row has.
    public let columns: Int
    /// The numbers row by row; not a number where there is none.
    private var numbers: [Double] = []
    private var problems: [Int: ScenarioError] = [:]
    /// How many rows there are.
    public private(set) var count = 0

    /// No rows yet.
    public init(columns: Int) {
        self.columns = columns
    }

    /// The number of a row; nil where there is none.
    public subscript(row: Int, column: Int) -> Double? {
        let number = numbers[row * columns + column]
        return number.isNaN ? nil : number
    }

    /// Why a row has no numbers; nil where it has some.
    public func problem(_ row: Int) -> ScenarioError? { problems.isEmpty ? nil : problems[row] }

    /// Adds the row of a point.
    mutating func append(_ metrics: [Metric], of point: StudyPoint) {
        for metric in metrics { numbers.append(metric.value(point) ?? .nan) }
        count += 1
    }

    /// Adds a row that has no numbers.
    mutating func append(_ problem: ScenarioError) {
        for _ in 0..<columns { numbers.append(.nan) }
        problems[count] = problem
        count += 1
    }

    /// Adds rows behind these.
    public mutating func append(_ rows: SweepRows) {
        numbers += rows.numbers
        for (row, problem) in rows.problems { problems[count + row] = problem }
        count += rows.count
    }

    mutating func reserve(_ rows: Int) { numbers.reserveCapacity(rows * columns) }
}
