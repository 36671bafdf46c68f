import AnalyticCore
import TerminalKit

extension ExplorerState {
    /// The top row: what is being looked at, and the views.
    func drawHeader(on painter: inout Painter) {
        let row = 0
        let tabs = ViewName.allCases.enumerated().map { (name: $1, text: "\($0 + 1) \($1.title)") }
        let tabsWidth = tabs.reduce(0) { $0 + displayWidth($1.text) + 2 }
        var column = 1
        column += painter.put("ModelMeter", column, row, .title, bold: true)
        let facts = headerFacts
        let room = size.columns - column - 2
        let withTabs = room - tabsWidth - 1
        for (index, fact) in facts.enumerated() {
            let text = (index == 0 ? "  " : " · ") + fact
            guard column + displayWidth(text) <= 1 + 10 + max(withTabs, 0) else { break }
            column += painter.put(text, column, row, index == 0 ? .fg : .muted)
        }
        if withTabs >= 0 {
            var tabColumn = size.columns - tabsWidth - 1
            for tab in tabs {
                let isActive = tab.name == view
                let text = isActive ? "[\(tab.text)]" : " \(tab.text) "
                painter.hitMap.add(
                    Rect(origin: Point(column: tabColumn, row: row), size: Size(columns: displayWidth(text), rows: 1)),
                    .view(tab.name))
                tabColumn += painter.put(text, tabColumn, row, isActive ? .key : .muted, bold: isActive)
            }
        } else {
            let index = (ViewName.allCases.firstIndex(of: view) ?? 0) + 1
            painter.putRight("[\(index) \(view.title)]", endingAt: size.columns - 1, row, .key, bold: true)
        }
    }

    private var headerFacts: [String] {
        let text = FigureText(format: figures)
        let workload = scenario.workload
        let geometry = evaluation.geometry
        var facts = ["DeepSeek-OCR \(text.parameters(evaluation.parameterCount))"]
        if geometry.hasImage {
            let tiles = geometry.tiles == 0 ? "no tiles" : "\(geometry.grid.rows)x\(geometry.grid.columns) tiles"
            facts.append("\(workload.image.width)x\(workload.image.height) \(workload.image.mode.rawValue), \(tiles)")
        } else {
            facts.append("text only")
        }
        facts.append("S \(geometry.contextTokens) tok")
        facts.append("K \(workload.decodeTokens)")
        facts.append("B \(workload.batch)")
        facts.append(workload.weightPrecision.rawValue)
        return facts
    }
}

extension ViewName {
    /// The word on screen.
    var title: String {
        self == .cache ? "kv" : rawValue
    }
}
