/// An illegal value or combination, in words that tell the user what to do.
public enum ScenarioError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No parameter has that id; `nearest` are those that come close.
    case unknownParameter(id: String, nearest: [String])
    /// A value that is not of the parameter's kind.
    case malformed(id: String, found: String, reason: String, isUnfinished: Bool)
    /// A value outside what the parameter allows.
    case illegal(id: String, found: String, allowed: String)
    /// Values that are legal one by one but not together.
    case conflict(id: String, found: String, allowed: String)
    /// A figure that would not fit 128 bits, and the parameters to lower.
    case overflow(lower: [String])

    /// Whether more typing could make it right.
    public var isUnfinished: Bool {
        if case .malformed(_, _, _, let isUnfinished) = self { isUnfinished } else { false }
    }

    /// The parameter at fault, where there is one.
    public var parameterID: String? {
        switch self {
        case .unknownParameter(let id, _), .malformed(let id, _, _, _), .illegal(let id, _, _), .conflict(let id, _, _):
            id
        case .overflow: nil
        }
    }

    /// The reason alone, for an editor that already shows the parameter and what was typed.
    public var reason: String {
        switch self {
        case .unknownParameter: "unknown parameter"
        case .malformed(_, _, let reason, _): reason
        case .illegal(_, _, let allowed): "allowed: \(allowed)"
        case .conflict(_, _, let allowed): allowed
        case .overflow: description
        }
    }

    /// Parameter, value found, and what is allowed; what was typed is shortened, and shown without control characters.
    public var description: String {
        switch self {
        case .unknownParameter(let id, let nearest):
            "unknown parameter '\(TypedText.shown(id))'"
                + (nearest.isEmpty
                    ? "; `modelmeter parameters` lists them all" : "; did you mean \(nearest.joined(separator: ", "))?")
        case .malformed(let id, let found, let reason, _): "\(id): '\(TypedText.shown(found))' \(reason)"
        case .illegal(let id, let found, let allowed):
            "\(id): \(TypedText.shown(found)) is not allowed; allowed: \(allowed)"
        case .conflict(let id, let found, let allowed): "\(id): \(TypedText.shown(found)) does not fit; \(allowed)"
        case .overflow(let ids):
            "these values make a figure too large to state (beyond 2^127); lower "
                + (ids.isEmpty ? "batch, tokens or sizes" : ids.joined(separator: " or "))
        }
    }
}

extension ScenarioError {
    /// The error for a scenario whose figures are too large: it names the numbers that are the most times their defaults.
    public static func tooLarge(_ scenario: Scenario) -> ScenarioError {
        let released = scenario.defaults
        var grown: [(id: String, factor: Double)] = []
        for parameter in scenario.parameters.all {
            guard case .whole(let path, _, _) = parameter.kind else { continue }
            let factor = Double(scenario[keyPath: path]) / Double(max(1, released[keyPath: path]))
            if factor > 1 { grown.append((parameter.id, factor)) }
        }
        // The sort is stable only by accident, so equal factors keep the catalogue's order by their place.
        let order = grown.enumerated().sorted {
            $0.element.factor == $1.element.factor ? $0.offset < $1.offset : $0.element.factor > $1.element.factor
        }
        return .overflow(lower: order.prefix(3).map(\.element.id))
    }
}
