import AnalyticCore

/// Why a question cannot be understood.
public enum SolveError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A word that names neither a metric nor a parameter, and those that come near.
    case unknown(String, nearest: [String])
    /// A constraint that cannot be read, and why.
    case constraint(String, reason: String)
    /// A question that asks nothing, or too much; what to write.
    case question(String)
    /// A range of values that cannot be read.
    case range(SweepError)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .unknown(let word, let nearest):
            "'\(TypedText.shown(word))' is neither a metric nor a parameter"
                + (nearest.isEmpty
                    ? "; `modelmeter sweep --list` and `modelmeter parameters` list them"
                    : "; did you mean \(nearest.joined(separator: ", "))?")
        case .constraint(let text, let reason): "constraint '\(TypedText.shown(text))': \(reason)"
        case .question(let what): what
        case .range(let error): error.description
        }
    }
}
