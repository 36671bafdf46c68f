import TerminalKit
import Verification

extension ExplorerState {
    /// Takes in the comparison with the reference counts, once it has been made.
    public mutating func remember(_ verification: Verification) {
        self.verification = verification
    }

    /// The rows of the chosen check that the filter lets through.
    var verifiedRows: [VerificationRow] {
        guard let verification else { return [] }
        let rows = verification.rows(of: check)
        let words = filter.lowercased().split(separator: " ")
        guard !words.isEmpty else { return Array(rows) }
        return rows.filter { row in
            let text =
                "\(row.group) \(row.shape) \(row.quantity) \(row.className ?? "") \(row.passes ? "pass" : "fail")"
                .lowercased()
            return words.allSatisfy { text.contains($0) }
        }
    }

    /// Shows a check from its first row.
    mutating func show(_ check: Check) {
        self.check = check
        detail = ListState()
    }

    /// The next check, or the one before.
    mutating func turnCheck(by steps: Int) {
        let all = Check.allCases
        let index = all.firstIndex(of: check) ?? 0
        show(all[(index + steps + all.count) % all.count])
    }

    /// Moves the selected row of the verify view.
    mutating func moveInVerification(by rows: Int) {
        let count = verifiedRows.count
        guard count > 0 else { return }
        detail.selected = max(0, min(count - 1, detail.selected + rows))
        detail.offset = ScrollWindow.offset(
            count: count, visible: VerifyLayout.rows(height: detailHeight), selected: detail.selected,
            previous: detail.offset)
    }

    /// Selects the class of the chosen row in the layer tree.
    mutating func goToVerifiedLayer() {
        let rows = verifiedRows
        guard rows.indices.contains(detail.selected), let name = rows[detail.selected].className else {
            return note("this row is of no single class")
        }
        let node = evaluation.nodes.firstIndex { node in
            node.className == name && (node.layer != nil || rows[detail.selected].check == .core)
        }
        guard let node else { return note("\(name) does not run at these values") }
        filter = ""
        select(path: evaluation.path(of: node))
    }
}
