import AnalyticCore
import TerminalKit

/// What the mouse holds between a press and its release.
enum Grip: Sendable {
    /// The line between the left side and the view.
    case divider
    /// A parameter's number, which steps with each two columns, and what there was before: a drag is taken back as one step.
    case number(id: String, column: Int, before: Scenario, was: Evaluation)
}

extension ExplorerState {
    /// A click selects, folds, opens or runs; a drag moves the divider or a number; the wheel moves in the pane under it.
    mutating func handle(_ mouse: MouseEvent) -> [Effect] {
        guard usesMouse, help == nil, prompt == nil else { return [] }
        if picking.session != nil { return handleInPicker(mouse) }
        switch mouse.action {
        case .wheelUp, .wheelDown:
            guard let pane = hitMap.pane(at: mouse.position), editor == nil else { return [] }
            let before = focus
            focus = pane
            move(by: mouse.action == .wheelUp ? -3 : 3)
            focus = before
        case .press where mouse.button == 1:
            message = nil
            return press(at: mouse.position)
        case .drag: drag(to: mouse.position)
        case .release: letGo()
        case .press: break
        }
        return []
    }

    private mutating func press(at point: Point) -> [Effect] {
        letGo()
        guard let target = hitMap.target(at: point) else { return [] }
        if editor != nil { handleInEditor(KeyChord(key: .enter)) }
        guard editor == nil else { return [] }
        switch target {
        case .treeFold(let key):
            focus = .layers
            select(key)
            toggleFold()
        case .treeRow(let key):
            let isSelected = focus == .layers && tree.selected == key
            focus = .layers
            select(key)
            if isSelected, selectedTreeRow?.isFoldable == true { toggleFold() }
        case .parameter(let index): press(parameter: index, at: point)
        case .parameterGroup(let group):
            focus = .parameters
            toggle(group)
        case .detailRow(let row):
            let isSelected = focus == .detail && detail.selected == row
            focus = .detail
            if view == .levers {
                let isChosen = levers.selected == row
                levers.selected = row
                if isChosen { applySelectedLever() }
                return []
            }
            detail.selected = row
            if isSelected { goToVerifiedLayer() }
        case .check(let name):
            focus = .detail
            show(name)
        case .pane(let pane): focus = pane
        case .picker, .pickerRow: break
        case .view(let name): open(name)
        case .stage(let choice): stage = stage == choice ? .all : choice
        case .node(let node):
            let before = focus
            select(path: evaluation.path(of: node))
            focus = before
        case .edit(let id): edit(id)
        case .stop(let id):
            let isSelected = focus == .path && stop?.id == id
            guard let stop = kept.path.stops.first(where: { $0.id == id }) else { return [] }
            go(to: stop)
            focus = .path
            if isSelected { openStop() }
        case .command(let id): return Command.all.first { $0.id == id }?.run(&self) ?? []
        case .sort(let column):
            if sort.column == column { sort.isReversed.toggle() } else { sort = SortOrder(column: column) }
        case .figure(let id): figure = id
        case .sweepPoint(let index):
            focus = .detail
            sweep.cursor = index
        case .scenario(let letter):
            if let scene = scenes.named(letter) { put(inForce: scene) }
        case .values(let text): paste(text)
        case .divider: grip = .divider
        }
        return []
    }

    private mutating func press(parameter index: Int, at point: Point) {
        let isSelected = focus == .parameters && parameters.selected == index
        focus = .parameters
        parameters.selected = index
        let parameter = selectedParameter
        if isSelected {
            beginEditing()
        } else if parameter.value(in: scenario).number != nil {
            grip = .number(id: parameter.id, column: point.column, before: scenario, was: evaluation)
        }
    }

    /// Selects a parameter and opens its field.
    private mutating func edit(_ id: String) {
        guard let place = scenario.parameters.position(of: id) else { return }
        focus = .parameters
        move(toParameter: place)
        beginEditing()
    }

    private mutating func drag(to point: Point) {
        switch grip {
        case .divider: leftColumns = point.column + 1
        case .number(let id, let column, let before, let was):
            let steps = (point.column - column) / 2
            guard steps != 0, let parameter = try? scenario.parameters.parameter(id),
                let changed = scenario.stepping(parameter, by: steps), (try? apply(changed)) != nil
            else { return }
            note("\(parameter.label) \(parameter.text(in: scenario)) \(parameter.unit)")
            grip = .number(id: id, column: column + steps * 2, before: before, was: was)
        case nil: break
        }
    }

    /// Whether the mouse holds a number, whose values are tried as it goes.
    var isDraggingNumber: Bool {
        if case .number = grip { true } else { false }
    }

    private mutating func letGo() {
        if case .number(_, _, let before, let was) = grip { record(from: before, was) }
        grip = nil
    }
}
