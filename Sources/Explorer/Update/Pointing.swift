import AnalyticCore
import TerminalKit

extension ExplorerState {
    /// A click selects, folds or opens; the wheel moves in the pane under it.
    mutating func handle(_ mouse: MouseEvent) -> [Effect] {
        guard usesMouse, help == nil, prompt == nil else { return [] }
        switch mouse.action {
        case .wheelUp, .wheelDown:
            guard let pane = hitMap.pane(at: mouse.position), editor == nil else { return [] }
            let before = focus
            focus = pane
            move(by: mouse.action == .wheelUp ? -3 : 3)
            focus = before
        case .press where mouse.button == 1:
            message = nil
            press(at: mouse.position)
        case .press, .release, .drag: break
        }
        return []
    }

    private mutating func press(at point: Point) {
        guard let target = hitMap.target(at: point) else { return }
        if editor != nil { handleInEditor(KeyChord(key: .enter)) }
        guard editor == nil else { return }
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
        case .parameter(let index):
            let isSelected = focus == .parameters && parameters.selected == index
            focus = .parameters
            parameters.selected = index
            if isSelected { beginEditing() }
        case .parameterGroup(let group):
            focus = .parameters
            toggle(group)
        case .detailRow(let row):
            let isSelected = focus == .detail && detail.selected == row
            focus = .detail
            detail.selected = row
            if isSelected { goToVerifiedLayer() }
        case .check(let name):
            focus = .detail
            show(name)
        case .pane(let pane): focus = pane
        case .view(let name): open(name)
        case .stage(let choice): stage = stage == choice ? .all : choice
        }
    }
}
