import AnalyticCore
import JSONReading

/// One group of a file of measured kernels: rows of one family on one system, and the columns that they have.
struct KernelGroup {
    let id: String
    let family: String
    let dtype: String
    let device: String?
    let system: String
    let method: String
    /// Where it stands, for errors.
    private let field: ReferenceField
    private let columns: [String: Int]
    let rows: [JSONValue]

    init(_ field: ReferenceField) throws(ReferenceProblem) {
        self.field = field
        id = try field.member("id").text()
        family = try field.member("family").text()
        dtype = try field.optional("dtype")?.text() ?? ""
        device = try field.optional("device")?.text()
        system = try field.optional("system")?.text() ?? device ?? ""
        method = try field.optional("method")?.text() ?? "graph"
        var columns: [String: Int] = [:]
        for (index, name) in try field.member("columns").elements().enumerated() { columns[try name.text()] = index }
        self.columns = columns
        guard case .array(let rows) = try field.member("rows").value else {
            throw try field.member("rows").problem("a list of rows")
        }
        self.rows = rows
    }

    /// Whether the rows have a column.
    func has(_ column: String) -> Bool { columns[column] != nil }

    /// A number of a row.
    ///
    /// - Throws: `ReferenceProblem` that names row and column.
    func number(_ row: Int, _ column: String) throws(ReferenceProblem) -> Double {
        switch try value(row, column) {
        case .whole(let number): return Double(number)
        case .decimal(let number): return number
        case let other: throw problem(row, column, "\(other.text) is not allowed; allowed: a number")
        }
    }

    /// A size of a row, above 0.
    func size(_ row: Int, _ column: String) throws(ReferenceProblem) -> Double {
        let number = try number(row, column)
        guard number > 0, number < 1e18 else {
            throw problem(row, column, "\(number) is not allowed; allowed: above 0")
        }
        return number
    }

    /// A word of a row.
    func word(_ row: Int, _ column: String) throws(ReferenceProblem) -> String {
        let value = try value(row, column)
        guard let word = value.word else { throw problem(row, column, "\(value.text) is not allowed; allowed: a text") }
        return word
    }

    /// The sizes of a row as they stand, without the times.
    func words(_ row: Int) -> String {
        guard case .array(let values) = rows[row] else { return "" }
        let times = ["us", "us_min", "us_max", "frameworks", "weights_cold"]
        return columns.sorted { $0.value < $1.value }.filter { !times.contains($0.key) && $0.value < values.count }
            .map { "\($0.key) \(values[$0.value].word ?? values[$0.value].text)" }.joined(separator: " ")
    }

    private func value(_ row: Int, _ column: String) throws(ReferenceProblem) -> JSONValue {
        guard case .array(let values) = rows[row] else { throw problem(row, column, "the row is not a list") }
        guard let index = columns[column] else {
            throw ReferenceProblem(
                file: field.file, field: "\(field.path).columns", reason: "there is no column \(column)")
        }
        guard index < values.count else { throw problem(row, column, "is missing") }
        return values[index]
    }

    private func problem(_ row: Int, _ column: String, _ reason: String) -> ReferenceProblem {
        ReferenceProblem(file: field.file, field: "\(field.path).rows[\(row)].\(column)", reason: reason)
    }
}
