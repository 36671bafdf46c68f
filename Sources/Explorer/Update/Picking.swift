import AnalyticCore
import PageFiles
import TerminalKit

extension ExplorerState {
    /// Opens a list to choose from.
    mutating func pick(_ id: Picker.ID) {
        let picker = Picker.of(id)
        if let reason = picker.unavailable(self) { return note(reason, kind: .problem) }
        picking.session = PickerSession(id: id, look: look)
        fillPicker()
    }

    /// Takes the rows of the open list anew: when it opens, and when something was worked out for it.
    mutating func fillPicker() {
        guard let session = picking.session else { return }
        let picker = Picker.of(session.id)
        var filled = session
        filled.take(picker.rows(self), columns: picker.columns(self))
        // How high the list is follows from its rows.
        picking.session = filled
        scrollPicker()
    }

    /// Rows of a list that there is room for.
    var pickerRows: Int { max(1, pickerRect.size.rows - 4) }

    /// Where the list stands: as wide as it needs and the screen allows.
    var pickerRect: Rect {
        let width = max(1, min(size.columns - 2, 118))
        let count = picking.session?.rows?.count ?? 1
        let height = max(1, min(size.rows - 4, max(count, 3) + 4))
        return Rect(
            origin: Point(column: (size.columns - width) / 2, row: max(0, min(2, size.rows - 2 - height))),
            size: Size(columns: width, rows: height))
    }

    mutating func handleInPicker(_ chord: KeyChord) -> [Effect] {
        switch (chord.key, chord.control) {
        case (.escape, _): return closePicker()
        case (.enter, _): return choosePicked()
        case (.up, _), (.character("p"), true): movePicked(by: -1)
        case (.down, _), (.character("n"), true): movePicked(by: 1)
        case (.pageUp, _): movePicked(by: -pickerRows)
        case (.pageDown, _): movePicked(by: pickerRows)
        case (.home, _): movePicked(by: -100_000)
        case (.end, _): movePicked(by: 100_000)
        case (.tab, _): sortPicker()
        case (.backTab, _):
            if let sort = picking.session?.sort {
                picking.session?.sort = (sort.column, !sort.isReversed)
                picking.session?.arrange()
                scrollPicker()
            }
        case (.character("/"), false) where picking.session?.field.isEmpty == true:
            // Whoever asks for a filter has it already: every letter filters.
            break
        default:
            guard picking.session?.field.handle(chord) == true else { return [] }
            picking.session?.arrange(isTyping: true)
            scrollPicker()
        }
        return []
    }

    /// A click chooses, the wheel moves, and a click beside the list closes it.
    mutating func handleInPicker(_ mouse: MouseEvent) -> [Effect] {
        switch mouse.action {
        case .wheelUp: movePicked(by: -3)
        case .wheelDown: movePicked(by: 3)
        case .press where mouse.button == 1:
            if case .pickerRow(let row)? = hitMap.target(at: mouse.position) {
                let isSelected = picking.session?.selectedIndex == row
                picking.session?.select(row)
                preview()
                return isSelected ? choosePicked() : []
            }
            if !pickerRect.contains(mouse.position) { return closePicker() }
        case .press, .release, .drag: break
        }
        return []
    }

    private mutating func closePicker() -> [Effect] {
        if let look = picking.session?.look { self.look.theme = look.theme }
        picking.session = nil
        return []
    }

    private mutating func choosePicked() -> [Effect] {
        guard let session = picking.session, session.shown.indices.contains(session.selectedIndex) else { return [] }
        let id = session.shown[session.selectedIndex].id
        _ = closePicker()
        Picker.of(session.id).choose(&self, id)
        return []
    }

    private mutating func movePicked(by steps: Int) {
        let visible = pickerRows
        picking.session?.move(by: steps, visible: visible)
        preview()
    }

    /// The next column to sort by, and behind the last one the list's own order.
    private mutating func sortPicker() {
        guard let session = picking.session, !session.columns.isEmpty else { return }
        let next = (session.sort?.column ?? -1) + 1
        picking.session?.sort = next < session.columns.count ? (next, false) : nil
        picking.session?.arrange()
        scrollPicker()
    }

    private mutating func scrollPicker() {
        let visible = pickerRows
        picking.session?.scroll(visible: visible)
        preview()
    }

    private mutating func preview() {
        guard let session = picking.session, let preview = Picker.of(session.id).preview,
            session.shown.indices.contains(session.selectedIndex)
        else { return }
        preview(&self, session.shown[session.selectedIndex].id)
    }

    /// Lays the open list out where that has changed; the last step of every update.
    mutating func settlePicker() {
        guard picking.session != nil else { return }
        let width = max(1, pickerRect.size.columns - 4)
        picking.session?.layOut(width: width, glyphs: look.glyphs)
    }
}
