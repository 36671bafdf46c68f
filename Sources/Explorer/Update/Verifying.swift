import AnalyticCore
import TerminalKit
import Verification

extension ExplorerState {
    /// Places of the rows of the chosen check that the filter lets through.
    func findVerifiedRows() -> [Int] {
        guard let verification else { return [] }
        let rows = verification.rows(of: shownCheck)
        let indices = hasOwnChecks ? Array(rows.indices) : rows.indices.filter { isOfModel(rows[$0]) }
        let words = filter.lowercased().split(separator: " ")
        guard !words.isEmpty else { return indices }
        return indices.filter { index in
            let row = rows[index]
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
        guard hasOwnChecks else { return note("one check is of \(scenario.model.card.title), and it shows") }
        let all = Check.allCases
        let index = all.firstIndex(of: check) ?? 0
        show(all[(index + steps + all.count) % all.count])
    }

    /// Moves the selected row of the verify view.
    mutating func moveInVerification(by rows: Int) {
        let count = timingEntries?.count ?? kept.verifiedRows.count
        guard count > 0 else { return }
        detail.selected = max(0, min(count - 1, detail.selected + rows))
        detail.offset = verifyWindow(rows: max(VerifyLayout.least, detailRows)).offset
    }

    /// Selects the class of the chosen row in the layer tree.
    mutating func goToVerifiedLayer() {
        guard timingEntries == nil else { return note("kernels of a family run in many layers") }
        guard let verification, kept.verifiedRows.indices.contains(detail.selected) else { return }
        let row = verification.rows[kept.verifiedRows[detail.selected]]
        if row.check == .models {
            guard !hasOwnChecks else { return note("this row is of another model; :model chooses it") }
            filter = ""
            select(path: nodes(atFolded: row.module).first.map { evaluation.path(of: $0) } ?? "")
            return
        }
        guard let name = row.className else { return note("this row is of no single class") }
        let node = evaluation.nodes.firstIndex { node in
            node.className == name && (node.layer != nil || row.check == .core)
        }
        guard let node else { return note("\(name) does not run at these values") }
        filter = ""
        select(path: evaluation.path(of: node))
    }
}
