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
    /// A figure that would not fit 128 bits.
    case overflow

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

    /// Parameter, value found, and what is allowed.
    public var description: String {
        switch self {
        case .unknownParameter(let id, let nearest):
            "unknown parameter '\(id)'"
                + (nearest.isEmpty
                    ? "; `modelmeter parameters` lists them all" : "; did you mean \(nearest.joined(separator: ", "))?")
        case .malformed(let id, let found, let reason, _): "\(id): '\(found)' \(reason)"
        case .illegal(let id, let found, let allowed): "\(id): \(found) is not allowed; allowed: \(allowed)"
        case .conflict(let id, let found, let allowed): "\(id): \(found) does not fit; \(allowed)"
        case .overflow: "these values make a figure too large to state (beyond 2^127); lower batch, tokens or sizes"
        }
    }
}
