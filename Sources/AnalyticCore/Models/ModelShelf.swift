/// Models that a scenario can be given by their ids. The core has none of its own but the standard one; who reads files
/// hands a shelf of them over.
public final class ModelShelf: Sendable {
    private let list: @Sendable () -> [String]
    private let load: @Sendable (String) -> AnyModel?

    /// A shelf. `ids` lists what there is, in display order, and is asked only where a list is needed; `load` gives the model of
    /// one of them. Both are asked each time.
    public init(ids: @escaping @Sendable () -> [String], load: @escaping @Sendable (String) -> AnyModel?) {
        list = ids
        self.load = load
    }

    /// The ids, in display order.
    public var ids: [String] { list() }

    /// The standard model alone.
    public static let standard = ModelShelf {
        [AnyModel.standard.card.id]
    } load: { id in
        id == AnyModel.standard.card.id ? .standard : nil
    }

    /// The model with an id.
    public func model(_ id: String) -> AnyModel? {
        load(id)
    }
}

extension ModelShelf: Hashable {
    /// Whether two shelves are one.
    public static func == (left: ModelShelf, right: ModelShelf) -> Bool { left === right }

    /// Hashes the shelf's identity.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(self))
    }
}

extension Scenario {
    /// Puts another model in place of this one. Values of the workload that stand as the one before had them at the start,
    /// start as the new one has them; all others stay, as far as the new one knows them.
    public mutating func choose(_ model: AnyModel) {
        let (before, after) = (self.model.defaultWorkload, model.defaultWorkload)
        if workload.promptTokens == before.promptTokens { workload.promptTokens = after.promptTokens }
        if workload.decodeTokens == before.decodeTokens { workload.decodeTokens = after.decodeTokens }
        if workload.execution == before.execution || !model.facts.hasEagerKernels && workload.execution == .eager {
            workload.execution = after.execution
        }
        workload.image = after.image
        workload.form = after.form
        self.model = model
    }
}
