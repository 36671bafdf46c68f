import AnalyticCore
import TerminalKit

extension ExplorerState {
    /// Rows of a page of the focused pane.
    var pageRows: Int {
        max(1, (size.rows - 5) / 2)
    }

    /// Moves the selection of the focused pane, or scrolls the view.
    mutating func move(by rows: Int) {
        switch focus {
        case .layers: moveInTree(by: rows)
        case .parameters: moveInParameters(by: rows)
        case .path: walk(by: rows)
        case .detail:
            if let move = ViewSpec.of(view).move { return move(&self, rows) }
            detail.offset = max(0, min(detail.offset + rows, detailLength - detailRows))
        }
    }

    /// Goes to another pane.
    mutating func moveFocus(by steps: Int) {
        let layout = layout
        // Where there is room for one pane, or for one of two, the others take its place.
        let panes: [Pane] = [.layers, .parameters, .detail] + (layout.path == nil ? [] : [.path])
        let index = panes.firstIndex(of: focus) ?? 0
        focus = panes[(index + steps + panes.count) % panes.count]
    }

    /// Shows a view from its top.
    mutating func open(_ id: ViewID) {
        view = id
        detail = ListState()
        if ViewSpec.of(id).takesFocus { focus = .detail }
        if layout.isSingle { focus = .detail }
        if focus == .path, layout.path == nil { focus = .layers }
    }

    private mutating func moveInTree(by rows: Int) {
        let visible = TreeRows.visible(in: self)
        guard !visible.isEmpty else { return }
        let current = visible.firstIndex { $0.key == tree.selected } ?? 0
        select(visible[max(0, min(visible.count - 1, current + rows))].key)
    }

    private mutating func moveInParameters(by rows: Int) {
        let shown = reachableParameters
        guard !shown.isEmpty else { return }
        let current =
            shown.firstIndex(of: parameters.selected) ?? shown.lastIndex { $0 <= parameters.selected } ?? 0
        parameters.selected = shown[max(0, min(shown.count - 1, current + rows))]
        parameters.offset = parameterOffset
    }

    /// Selects a parameter by its place in the catalogue, and scrolls to it.
    mutating func move(toParameter index: Int) {
        parameters.selected = index
        parameters.offset = parameterOffset
    }

    /// Selects a row of the tree and starts its explanation from the top.
    mutating func select(_ key: String) {
        if tree.selected != key { detail = ListState() }
        idleStop = nil
        tree.selected = key
        tree.offset = treeOffset
    }

    /// Selects a node by its path, and opens all that it stands in. False where there is no such node.
    @discardableResult
    public mutating func select(path: String) -> Bool {
        guard let node = evaluation.node(at: path) else { return false }
        var key = ""
        for index in evaluation.lineage(of: node).dropFirst() {
            tree.expanded.insert(key)
            key += "/" + evaluation.nodes[index].name.description
        }
        select(key)
        focus = .layers
        settle()
        return true
    }

    /// Shows a view, as `--view` does.
    public mutating func show(_ spec: ViewSpec) {
        open(spec.id)
        settle()
    }

    /// The first visible row of the tree after the selection has moved.
    private var treeOffset: Int {
        let rows = TreeRows.visible(in: self)
        let room = room(of: .layers)
        let visible = Self.treeHasTitles(width: room.columns - 4) ? room.rows - 3 : room.rows - 2
        return ScrollWindow.offset(
            count: rows.count, visible: visible, selected: rows.firstIndex { $0.key == tree.selected } ?? 0,
            previous: tree.offset)
    }

    private var parameterOffset: Int { parametersWindow(rows: room(of: .parameters).rows - 2).offset }

    /// The size of a pane, its frame included; of one that is not on the screen, that of the view in whose place it would come.
    private func room(of pane: Pane) -> Size {
        let layout = layout
        return (layout.rect(of: pane) ?? layout.rect(of: .detail) ?? layout.rect(of: focus))?.size
            ?? Size(columns: 0, rows: 0)
    }

    /// Rows of the right side inside its frame.
    var detailRows: Int { max(0, room(of: .detail).rows - 2) }

    /// Lines of the view.
    private var detailLength: Int {
        guard let kept = kept.pages[.view(view, isMain: true)] else { return 0 }
        return kept.drawing?.rows ?? kept.page.lines.count
    }

    /// Goes to the next row or parameter that the filter matches.
    mutating func moveToMatch(by steps: Int) {
        guard !filter.isEmpty else {
            note("nothing is being looked for; / starts a search")
            return
        }
        guard focus != .parameters else { return moveInParameters(by: steps) }
        if focus == .detail, view == .verify { return moveInVerification(by: steps) }
        focus = .layers
        let word = filter.lowercased()
        let rows = TreeRows.visible(in: self).filter {
            $0.label.lowercased().contains(word) || $0.className.lowercased().contains(word)
        }
        guard !rows.isEmpty else { return note("no layer matches '\(filter)'") }
        let current = rows.firstIndex { $0.key == tree.selected } ?? (steps > 0 ? -1 : 0)
        select(rows[(current + steps + rows.count) % rows.count].key)
    }

    /// Closes what is open, the innermost first.
    mutating func goBack() {
        if isZoomed {
            isZoomed = false
        } else if !filter.isEmpty {
            filter = ""
        } else if view != .overview {
            open(.overview)
        }
    }
}
