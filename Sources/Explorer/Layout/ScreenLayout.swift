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

    /// The body's rectangle between the header and the two footer rows.
    static func body(_ size: Size) -> Rect {
        Rect(
            origin: Point(column: 0, row: 1), size: Size(columns: size.columns, rows: max(0, size.rows - 3)))
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
