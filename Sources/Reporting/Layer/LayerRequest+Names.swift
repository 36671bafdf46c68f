import AnalyticCore

extension LayerRequest {
    /// The entry that a name means, and the attention path that it may carry.
    static func find(
        _ name: String, _ values: [Assignment]
    ) throws(LayerRequestError) -> (entry: LayerEntry, path: AttentionPath?) {
        if let found = LayerCatalogue.find(name) { return (chosen(found.entry, name, values), found.path) }
        let parts = name.split(separator: "|", maxSplits: 1).map { $0.lowercased() }
        let names = LayerCatalogue.all.flatMap { [$0.name] + $0.referenceGroups }
        if let first = parts.first, let exact = names.first(where: { $0.lowercased() == first }),
            let found = LayerCatalogue.find(([exact] + parts.dropFirst()).joined(separator: "|"))
        {
            return (chosen(found.entry, name, values), found.path)
        }
        let wanted = name.lowercased()
        if let entry = LayerCatalogue.all.first(where: { $0.card.name.description.lowercased() == wanted }) {
            return (chosen(entry, name, values), nil)
        }
        let all = LayerCatalogue.all.map(\.name)
        throw .unknownLayer(name: name, nearest: NameSimilarity.nearest(to: name, in: all), all: all)
    }

    /// The variant that the values choose, where only the class was named.
    private static func chosen(_ entry: LayerEntry, _ name: String, _ values: [Assignment]) -> LayerEntry {
        guard name.lowercased() == entry.card.name.description.lowercased() else { return entry }
        let variants = LayerCatalogue.all.filter { $0.card.name.description == entry.card.name.description }
        func variant(_ suffix: String) -> LayerEntry? { variants.first { $0.name.hasSuffix("." + suffix) } }
        for assignment in values.reversed() {
            switch assignment.id {
            case "window": return variant(assignment.value == "0" ? "global" : "windowed") ?? entry
            case "projector_type", "projector_config.projector_type": return variant(assignment.value) ?? entry
            default: continue
            }
        }
        return entry
    }
}
