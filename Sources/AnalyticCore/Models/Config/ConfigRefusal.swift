/// Why a `config.json` is not answered: what it asks for that no block describes, or what is wrong in it.
public enum ConfigRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// It names no architecture.
    case unnamed
    /// It names one that is not modelled. `needs`: the block that it would take, where that is known.
    case architecture(name: String, needs: String?, nearest: [String])
    /// `architectures` and `model_type` stand for different models.
    case disagreement(architecture: String, type: String, allowed: [String])
    /// A field that has no default is not there.
    case missing(field: String)
    /// A field holds what it cannot.
    case field(field: String, found: String, allowed: String)
    /// A field asks for what is not modelled.
    case notModelled(field: String, found: String, needs: String)

    /// The field at fault, where there is one.
    public var field: String? {
        switch self {
        case .unnamed: "architectures"
        case .architecture, .disagreement: nil
        case .missing(let field), .field(let field, _, _), .notModelled(let field, _, _): field
        }
    }

    /// One line: what was found, and what to do.
    public var description: String {
        switch self {
        case .unnamed: "names no model: \"architectures\" and \"model_type\" are both missing"
        case .architecture(let name, let needs, let nearest):
            "\(name) is not modelled"
                + (needs.map { ": it needs \($0)" } ?? "")
                + (nearest.isEmpty ? "" : "; nearest that is: \(nearest.joined(separator: ", "))")
        case .disagreement(let architecture, let type, let allowed):
            "model_type: \"\(type)\" is not allowed with \(architecture); allowed: \(allowed.joined(separator: ", "))"
        case .missing(let field): "\(field) is missing; it has no default"
        case .field(let field, let found, let allowed): "\(field): \(found) is not allowed; allowed: \(allowed)"
        case .notModelled(let field, let found, let needs): "\(field): \(found) is not modelled: it needs \(needs)"
        }
    }
}
