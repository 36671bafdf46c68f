import AnalyticCore

/// Why a sweep cannot be run.
public enum SweepError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A range that cannot be read.
    case range(String, String)
    /// No such metric.
    case metric(String, nearest: [String])
    /// No sweep that is ready for the model has that id; those that there are.
    case unknownSweep(String, model: String, [String])
    /// A figure of a stage that the model does not have.
    case noSuchStage(metric: String, model: String)
    /// An axis without a parameter or values, or a sweep without a metric.
    case missing(String)
    /// The same parameter along x and as the series.
    case sameAxis(String)
    /// More points than can be run or shown.
    case tooMany(String)
    /// A parameter or a value that is not legal.
    case scenario(ScenarioError)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .range(let text, let reason): "range '\(TypedText.shown(text))': \(reason)"
        case .metric(let id, let nearest):
            "there is no metric '\(TypedText.shown(id))'"
                + (nearest.isEmpty
                    ? "; `modelmeter sweep --list` lists them" : "; did you mean \(nearest.joined(separator: ", "))?")
        case .unknownSweep(let id, let model, let there):
            "there is no sweep '\(TypedText.shown(id))' for \(model); there are \(there.joined(separator: ", "))"
        case .noSuchStage(let metric, let model):
            "\(metric) is of pages and their vision towers, which \(model) has not"
        case .missing(let what): what
        case .sameAxis(let id): "\(id) cannot be both along x and the series; choose another parameter for one of them"
        case .tooMany(let reason): reason
        case .scenario(let error): error.description
        }
    }
}
