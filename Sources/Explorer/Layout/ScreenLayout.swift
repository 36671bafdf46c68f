import TerminalKit

/// How the screen is divided at a size: three layouts, and a message below the smallest.
enum ScreenLayout {
    /// Below this nothing useful fits.
    static let smallest = Size(columns: 40, rows: 10)

    /// What the middle of the screen holds.
    enum Body {
        /// One pane at a time.
        case single(Rect)
        /// Layers over parameters at the left, one view at the right.
        case medium(layers: Rect, parameters: Rect, detail: Rect)
        /// The same, and a third column.
        case large(layers: Rect, parameters: Rect, history: Rect, detail: Rect, side: Rect)
    }

    /// Rows of the header: what the figures hold for, and the views where there is room for a row of their own.
    static func headerRows(_ size: Size) -> Int { size.rows >= 20 ? 2 : 1 }

    /// The body's rectangle between the header and the two footer rows.
    static func body(_ size: Size) -> Rect {
        let top = headerRows(size)
        return Rect(
            origin: Point(column: 0, row: top), size: Size(columns: size.columns, rows: max(0, size.rows - top - 2)))
    }

    /// The division of the body. `isZoomed`: one pane fills it.
    static func divide(_ size: Size, isZoomed: Bool) -> Body {
        let body = body(size)
        guard !isZoomed, size.columns >= 76, size.rows >= 20 else { return .single(body) }
        let isLarge = size.columns >= 170 && size.rows >= 44
        let leftWidth = isLarge ? 54 : size.columns >= 110 ? 46 : 37
        let (left, rest) = body.split(columns: leftWidth)
        guard isLarge else {
            let (layers, parameters) = left.split(rows: left.size.rows * 11 / 20)
            return .medium(layers: layers, parameters: parameters, detail: rest)
        }
        let (layers, lower) = left.split(rows: left.size.rows * 9 / 20)
        let (parameters, history) = lower.split(rows: lower.size.rows - 9)
        let (detail, side) = rest.split(columns: rest.size.columns - 64)
        return .large(layers: layers, parameters: parameters, history: history, detail: detail, side: side)
    }
}

/// One panel of the screen: what stands in it, and where.
struct ScreenPanel: Sendable {
    enum Content: Sendable, Hashable {
        case layers, parameters, history
        /// A view; `isMain` where keys go to it.
        case view(ViewID, isMain: Bool)
    }
    var content: Content
    var rect: Rect

    /// Columns for a page: the frame and a blank at each side are not for it.
    var pageWidth: Int { max(1, rect.size.columns - 4) }
    /// Rows inside the frame.
    var pageRows: Int { max(0, rect.size.rows - 2) }
}

extension ExplorerState {
    /// The panels on the screen; none where it is too small.
    var panels: [ScreenPanel] {
        guard size.columns >= ScreenLayout.smallest.columns, size.rows >= ScreenLayout.smallest.rows else { return [] }
        switch ScreenLayout.divide(size, isZoomed: isZoomed) {
        case .single(let rect):
            let content: ScreenPanel.Content =
                switch focus {
                case .layers: .layers
                case .parameters: .parameters
                case .detail: .view(view, isMain: true)
                }
            return [ScreenPanel(content: content, rect: rect)]
        case .medium(let layers, let parameters, let detail):
            return [
                ScreenPanel(content: .layers, rect: layers), ScreenPanel(content: .parameters, rect: parameters),
                ScreenPanel(content: .view(view, isMain: true), rect: detail),
            ]
        case .large(let layers, let parameters, let history, let detail, let side):
            let (upper, lower) = side.split(rows: side.size.rows * 3 / 5)
            let (first, second) = sideViews
            return [
                ScreenPanel(content: .layers, rect: layers), ScreenPanel(content: .parameters, rect: parameters),
                ScreenPanel(content: .history, rect: history),
                ScreenPanel(content: .view(view, isMain: true), rect: detail),
                ScreenPanel(content: .view(first, isMain: false), rect: upper),
                ScreenPanel(content: .view(second, isMain: false), rect: lower),
            ]
        }
    }

    /// The third column of a large screen: what the main view does not show already.
    private var sideViews: (ViewID, ViewID) {
        let first: ViewID = view == .explain ? .breakdown : .explain
        if baseline != nil, view != .compare { return (first, .compare) }
        return (first, view == .roofline ? .cache : .roofline)
    }
}
