import AnalyticCore

/// The constants of one closed form that lie nearest to measured kernels: least squares of log(estimate / measured), in which
/// far rows count less, cold rows twice, and every constant stays in its range. Damped Gauss-Newton steps; the same rows
/// give the same constants.
struct ConstantFit {
    /// A kernel, how it was timed, and what its form reads of the device.
    struct Row {
        let sample: KernelSample
        let method: MeasurementMethod
        let figures: KernelDevice

        /// The logarithm of estimate over measured.
        func distance(_ constants: KernelConstants) -> Double {
            let estimate = sample.estimate(method.adjusted(constants, of: sample.family), figures)
            return Logarithm.natural(max(estimate, 1e-9) / sample.measured)
        }
    }

    /// What was found.
    let constants: KernelConstants
    /// Rows farther off than this, as a share, count less and less.
    private static let scale = 0.03
    private static let mostSteps = 100

    init(family: KernelFamily, rows: [Row], start: KernelConstants) {
        let terms = Self.free(family, rows)
        var constants = start
        for term in terms { constants[term] = min(max(start[term], term.fitted.lowerBound), term.fitted.upperBound) }
        var cost = Self.cost(rows, constants)
        var damping = 1e-2
        for _ in 0..<Self.mostSteps {
            let (matrix, slope) = Self.equations(rows, constants, terms)
            // A constant that hardly shows in these rows must not run away.
            let least = 0.01 * (terms.indices.map { matrix[$0][$0] }.max() ?? 0) + 1e-12
            var isBetter = false
            for _ in 0..<14 {
                var damped = matrix
                for index in terms.indices { damped[index][index] += damping * (matrix[index][index] + least) }
                guard let step = LinearEquations.solve(damped, slope) else { break }
                var next = constants
                for (index, term) in terms.enumerated() {
                    let range = term.fitted
                    let moved = constants[term] - step[index] * (range.upperBound - range.lowerBound)
                    next[term] = min(max(moved, range.lowerBound), range.upperBound)
                }
                let nextCost = Self.cost(rows, next)
                if nextCost < cost {
                    isBetter = cost - nextCost > 1e-9 * cost
                    (constants, cost) = (next, nextCost)
                    damping = max(damping / 4, 1e-9)
                    break
                }
                damping *= 4
            }
            if !isBetter { break }
        }
        self.constants = constants
    }

    /// Mean absolute error over cold rows where there are any, else over all, percent.
    static func error(_ rows: [Row], _ constants: KernelConstants) -> Double {
        let cold = rows.filter { $0.sample.isCold == true }
        let judged = cold.isEmpty ? rows : cold
        let sum = judged.reduce(0) { sum, row in
            let estimate = row.sample.estimate(row.method.adjusted(constants, of: row.sample.family), row.figures)
            return sum + abs(estimate / row.sample.measured - 1)
        }
        return judged.isEmpty ? 0 : 100 * sum / Double(judged.count)
    }

    /// What the rows can decide: with few of them, the three constants that matter most.
    private static func free(_ family: KernelFamily, _ rows: [Row]) -> [KernelKey] {
        let isLaunched = rows.contains { $0.method.isLaunched }
        let all = family.keys.filter { term in
            switch term {
            // They follow from how kernels of a kind are written, and hardly show in times.
            case .lostWave, .prologue, .barrier: false
            case .host: isLaunched || family == .allReduceHost
            case .fixed: !isLaunched
            case .warm: rows.contains { $0.sample.isCold == false }
            case .passes: family != .narrowProduct
            default: true
            }
        }
        guard rows.count < 2 * all.count else { return all }
        let first: [KernelKey] = [.compute, .bandwidth, isLaunched ? .host : .fixed, .linkFactor]
        return all.filter(first.contains)
    }

    private static func weight(_ row: Row) -> Double { row.sample.isCold == true ? 2 : 1 }

    private static func cost(_ rows: [Row], _ constants: KernelConstants) -> Double {
        rows.reduce(0) { sum, row in
            let share = row.distance(constants) / scale
            return sum + weight(row) * ((1 + share * share).squareRoot() - 1)
        }
    }

    /// The normal equations of a Gauss-Newton step, in shares of each constant's range.
    private static func equations(
        _ rows: [Row], _ constants: KernelConstants, _ terms: [KernelKey]
    ) -> (matrix: [[Double]], slope: [Double]) {
        var matrix = Array(repeating: Array(repeating: 0.0, count: terms.count), count: terms.count)
        var slope = Array(repeating: 0.0, count: terms.count)
        let moved = terms.map { term -> (KernelConstants, Double) in
            let range = term.fitted
            let step = 1e-4 * (range.upperBound - range.lowerBound)
            let isUp = constants[term] + step <= range.upperBound
            var next = constants
            next[term] += isUp ? step : -step
            return (next, isUp ? 1e-4 : -1e-4)
        }
        for row in rows {
            let distance = row.distance(constants)
            let share = distance / scale
            let weight = weight(row) / (1 + share * share).squareRoot()
            let slopes = moved.map { (row.distance($0.0) - distance) / $0.1 }
            for first in terms.indices {
                slope[first] += weight * slopes[first] * distance
                for second in terms.indices { matrix[first][second] += weight * slopes[first] * slopes[second] }
            }
        }
        return (matrix, slope)
    }
}

extension KernelKey {
    /// Where a fit looks for it: what measured devices have, with room to spare.
    fileprivate var fitted: ClosedRange<Double> {
        switch self {
        case .compute, .bandwidth: 0.05...1
        case .fixed: 0...60
        case .walk: 0...40
        case .warm: 1...12
        case .heat: 0...2
        case .passes: 0...12
        case .linkFactor: 1...6
        case .crowding: 0...4
        case .host: 0...200
        case .perDevice: 0...30
        case .lostWave, .prologue, .barrier: range
        }
    }
}

/// A few linear equations.
enum LinearEquations {
    /// The solution by elimination with pivots; nil where there is none.
    static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
        var rows = zip(matrix, right).map { $0 + [$1] }
        let size = rows.count
        for column in 0..<size {
            guard let pivot = (column..<size).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
                abs(rows[pivot][column]) > 1e-14
            else { return nil }
            rows.swapAt(column, pivot)
            for row in 0..<size where row != column {
                let factor = rows[row][column] / rows[column][column]
                for index in column...size { rows[row][index] -= factor * rows[column][index] }
            }
        }
        return (0..<size).map { rows[$0][size] / rows[$0][$0] }
    }
}
