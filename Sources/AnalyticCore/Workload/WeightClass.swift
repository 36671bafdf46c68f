/// What a trained tensor belongs to: formats as shipped choose a width by it. Layers declare it; what is inside them inherits
/// it.
public enum WeightClass: UInt8, CaseIterable, Hashable, Sendable {
    case embedding, norm, router, head, attention, experts, mlp, vision

    /// The words on screen.
    public var title: String {
        switch self {
        case .embedding: "embedding"
        case .norm: "norms"
        case .router: "router"
        case .head: "head"
        case .attention: "attention"
        case .experts: "routed experts"
        case .mlp: "other MLPs"
        case .vision: "vision"
        }
    }

    /// The class of what stands in a module: that of the layer if it declares one, else that of its surroundings. Instances
    /// of which only some run are routed experts.
    @inline(__always)
    static func inside(_ type: any Layer.Type, _ instances: Instances, of outer: WeightClass) -> WeightClass {
        if case .total = instances { return .experts }
        return type.weights ?? outer
    }
}
