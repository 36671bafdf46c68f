extension Evaluation {
    /// A node's name on screen. A group of identical layers has a word, and its indexes where they are short.
    public func title(of node: Int) -> String {
        if node == 0 { return scenario.model.card.title }
        let name = nodes[node].name.description
        guard nodes[node].instances != .single else { return name }
        let indexes = label(of: node)
        return indexes.count <= 6 ? "\(name) \(indexes)" : name
    }

    /// The title with the count of a repeated node; the parent's name before a bare index.
    public func displayName(of node: Int) -> String {
        let title = title(of: node)
        let count = nodes[node].instances.count
        if count > 1 { return "\(title) ×\(count)" }
        guard title.first?.isNumber == true, nodes[node].parent >= 0 else { return title }
        return "\(self.title(of: nodes[node].parent)) \(title)"
    }
}
