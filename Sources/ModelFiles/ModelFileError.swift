import AnalyticCore

/// Why a config.json cannot be used: the file, the field, what was found, and what is allowed.
public enum ModelFileError: Error, Equatable, CustomStringConvertible {
    /// The file cannot be read.
    case unreadable(file: String, reason: String)
    /// The text is not JSON.
    case notJSON(file: String, reason: String)
    /// The file is of a model that the program does not know.
    case unsupported(file: String, field: String, found: String, supported: String, nearest: String?)
    /// Fields that must be there are not.
    case missing(file: String, fields: [String], nearest: [String])
    /// A field holds what the model cannot take.
    case field(file: String, field: String, found: String, allowed: String)
    /// Fields that are legal one by one but do not fit together.
    case conflict(file: String, reason: ScenarioError)
    /// It asks for a model that is not modelled, or for one in a way that is not.
    case refused(file: String, reason: ConfigRefusal)
    /// No model in the program has that id; `nearest` are those that come close.
    case unknownModel(id: String, nearest: [String])

    /// One line: where, what, and what to do.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason):
            "\(file): cannot be read: \(reason)"
        case .notJSON(let file, let reason):
            "\(file): not JSON: \(reason)"
        case .unsupported(let file, let field, let found, let supported, let nearest):
            "\(file): \(field): \(found) is not supported; supported: \(supported)"
                + (nearest.map { "; did you mean \($0)?" } ?? "")
        case .missing(let file, let fields, let nearest):
            "\(file): \(fields.joined(separator: ", ")): \(fields.count == 1 ? "is" : "are") missing"
                + (nearest.isEmpty ? "" : "; near: \(nearest.joined(separator: ", "))")
        case .field(let file, let field, let found, let allowed):
            "\(file): \(field): \(found) is not allowed; allowed: \(allowed)"
        case .conflict(let file, let reason):
            "\(file): \(reason)"
        case .refused(let file, let reason):
            "\(file): \(reason)"
        case .unknownModel(let id, let nearest):
            "there is no model '\(id)'"
                + (nearest.isEmpty ? "" : "; nearest: \(nearest.joined(separator: ", "))")
                + "; `modelmeter models` lists them all"
        }
    }
}
