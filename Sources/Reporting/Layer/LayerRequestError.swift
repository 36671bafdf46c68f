import AnalyticCore

/// Why a layer cannot be evaluated on its own.
public enum LayerRequestError: Error, Equatable, CustomStringConvertible {
    /// No layer has that name.
    case unknownLayer(name: String, nearest: [String], all: [String])
    /// Neither the layer's shape nor the catalogue has that name.
    case unknownName(layer: String, name: String, nearest: [String], shape: [String])
    /// A value that is illegal alone or together with others.
    case illegal(ScenarioError)

    /// What is wrong and what would be right.
    public var description: String {
        switch self {
        case .unknownLayer(let name, let nearest, let all):
            "unknown layer '\(name)'" + Self.question(nearest) + "; layers: \(all.joined(separator: ", "))"
        case .unknownName(let layer, let name, let nearest, let shape):
            "\(layer) has no '\(name)'" + Self.question(nearest)
                + "; its shape: \(shape.joined(separator: ", ")); `modelmeter parameters` lists the constants"
        case .illegal(let error): error.description
        }
    }

    private static func question(_ nearest: [String]) -> String {
        nearest.isEmpty ? "" : "; did you mean \(nearest.joined(separator: ", "))?"
    }
}
