import AnalyticCore

extension ExplorerState {
    /// Opens or closes the selected node.
    mutating func toggleFold() {
        guard let row = selectedTreeRow else { return }
        guard row.isFoldable else { return note("\(row.label) has nothing below it; e explains it") }
        toggleFold(of: row.key)
    }

    /// Opens or closes a node; a selection inside a closed one moves up to it.
    mutating func toggleFold(of key: String) {
        if tree.expanded.remove(key) == nil {
            tree.expanded.insert(key)
        } else if tree.selected.hasPrefix(key + "/") || tree.selected.hasPrefix(key + "#") {
            select(key)
        }
    }

    /// Opens the node; on an open one goes to its first child.
    mutating func expandOrEnter() {
        guard let row = selectedTreeRow, row.isFoldable else { return }
        if row.isExpanded {
            let rows = TreeRows.visible(in: self)
            guard let index = rows.firstIndex(where: { $0.key == row.key }), index + 1 < rows.count else { return }
            select(rows[index + 1].key)
        } else {
            tree.expanded.insert(row.key)
        }
    }

    /// Closes the node; on a closed one goes to its parent.
    mutating func collapseOrLeave() {
        guard let row = selectedTreeRow else { return }
        if row.isExpanded, row.isFoldable, filter.isEmpty {
            tree.expanded.remove(row.key)
            return
        }
        let rows = TreeRows.visible(in: self)
        guard let index = rows.firstIndex(where: { $0.key == row.key }),
            let parent = rows[..<index].last(where: { $0.depth < row.depth })
        else { return }
        select(parent.key)
    }

    /// Shows the instances of a repeated node one by one, or together.
    mutating func toggleInstances() {
        guard let row = selectedTreeRow else { return }
        let key = row.instance == nil ? row.key : String(row.key.prefix(while: { $0 != "#" }))
        guard row.members.isEmpty, case .each(let indexes) = evaluation.nodes[row.node].instances, indexes.count > 1
        else {
            return note("\(row.label) stands once; only repeated layers have instances")
        }
        if tree.individual.remove(key) == nil {
            tree.individual.insert(key)
            tree.expanded.insert(key)
        }
        select(key)
    }

    /// Opens or closes the group that the selected parameter stands in.
    mutating func toggleGroup() {
        guard listsAllParameters else { return note("the short list has no groups; a lists every parameter in groups") }
        toggle(selectedParameter.group)
    }

    /// Opens or closes a group of parameters; the selection moves to its heading, or from there to its first parameter.
    mutating func toggle(_ group: ParameterGroup) {
        if foldedGroups.remove(group) == nil { foldedGroups.insert(group) }
        guard let first = scenario.parameters.all.firstIndex(where: { $0.group == group }) else { return }
        move(toParameter: first)
    }

    /// The selected parameter; where a folded group is selected, none, and a note on how to open it.
    mutating func chosenParameter() -> Parameter? {
        guard let group = selectedHeading else { return selectedParameter }
        note("\(group.title) is a group of parameters; Enter opens it")
        return nil
    }
}
