import AnalyticCore
import TerminalKit
import TextKit

extension ExplorerState {
    /// The top row: what is being looked at, and the views.
    func drawHeader(on painter: inout Painter) {
        var column = 1
        column += painter.put("ModelMeter", column, 0, .title, bold: true)
        let isWide = size.columns >= 160
        let tabs = ViewName.allCases.map { name in
            let isActive = name == view
            let key = name.key
            let text = isWide || isActive ? "\(key) \(name.title)" : "\(key)"
            return (name: name, text: isActive ? "[\(text)]" : " \(text) ", isActive: isActive)
        }
        let tabsWidth = tabs.reduce(0) { $0 + displayWidth($1.text) }
        let tabsStart = size.columns - tabsWidth - 1
        for (index, fact) in headerFacts.enumerated() {
            let text = (index == 0 ? "  " : " · ") + fact
            guard column + displayWidth(text) < tabsStart else { break }
            column += painter.put(text, column, 0, index == 0 ? .fg : .muted)
        }
        guard tabsStart > column else { return }
        var tabColumn = tabsStart
        for tab in tabs {
            let width = displayWidth(tab.text)
            painter.hitMap.add(
                Rect(origin: Point(column: tabColumn, row: 0), size: Size(columns: width, rows: 1)), .view(tab.name))
            tabColumn += painter.put(tab.text, tabColumn, 0, tab.isActive ? .key : .muted, bold: tab.isActive)
        }
    }

    private var headerFacts: [String] {
        let text = FigureText(format: figures)
        let workload = scenario.workload
        let geometry = evaluation.geometry
        var facts = [
            "S \(FigureText.short(geometry.contextTokens)) · K \(FigureText.short(workload.decodeTokens)) · B \(FigureText.short(workload.batch))"
        ]
        if geometry.hasImage {
            let tiles = geometry.tiles == 0 ? "no tiles" : "\(geometry.grid.rows)x\(geometry.grid.columns) tiles"
            facts.append("\(workload.image.width)x\(workload.image.height) \(workload.image.mode.rawValue), \(tiles)")
        } else {
            facts.append("text only")
        }
        facts.append("\(scenario.machine.device.name) · \(workload.weightPrecision.rawValue)")
        facts.append("DeepSeek-OCR \(text.parameters(evaluation.parameterCount))")
        return facts
    }
}

extension ViewName {
    /// The word on screen.
    var title: String {
        self == .cache ? "kv" : rawValue
    }

    /// The key that opens it.
    var key: String {
        let index = Self.allCases.firstIndex(of: self) ?? 0
        return index < 10 ? String((index + 1) % 10) : "s"
    }

    /// The view with a name, or with the word that stands on the screen.
    public init?(named name: String) {
        guard let view = Self.allCases.first(where: { $0.rawValue == name || $0.title == name }) else { return nil }
        self = view
    }
}
