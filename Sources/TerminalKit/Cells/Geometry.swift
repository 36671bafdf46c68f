/// A cell's place, counted from the top left, from 0.
public struct Point: Hashable, Sendable {
    /// Columns from the left.
    public var column: Int
    /// Rows from the top.
    public var row: Int

    /// A place.
    public init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }
}

/// An extent in cells.
public struct Size: Hashable, Sendable {
    /// Width.
    public var columns: Int
    /// Height.
    public var rows: Int

    /// An extent; a negative one counts as none.
    public init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }
}

/// A rectangle of cells.
public struct Rect: Hashable, Sendable {
    /// Top left.
    public var origin: Point
    /// Extent.
    public var size: Size

    /// A rectangle.
    public init(origin: Point, size: Size) {
        self.origin = origin
        self.size = size
    }

    /// The first column.
    public var minColumn: Int { origin.column }
    /// One past the last column.
    public var maxColumn: Int { origin.column + size.columns }
    /// The first row.
    public var minRow: Int { origin.row }
    /// One past the last row.
    public var maxRow: Int { origin.row + size.rows }

    /// Whether a cell lies inside.
    public func contains(_ point: Point) -> Bool {
        point.column >= minColumn && point.column < maxColumn && point.row >= minRow && point.row < maxRow
    }

    /// The rectangle less `cells` on every side.
    public func inset(by cells: Int) -> Rect {
        Rect(
            origin: Point(column: minColumn + cells, row: minRow + cells),
            size: Size(columns: size.columns - 2 * cells, rows: size.rows - 2 * cells))
    }

    /// A left part of `columns`, and the rest.
    public func split(columns: Int) -> (left: Rect, right: Rect) {
        let width = min(max(0, columns), size.columns)
        return (
            Rect(origin: origin, size: Size(columns: width, rows: size.rows)),
            Rect(
                origin: Point(column: minColumn + width, row: minRow),
                size: Size(columns: size.columns - width, rows: size.rows))
        )
    }

    /// An upper part of `rows`, and the rest.
    public func split(rows: Int) -> (upper: Rect, lower: Rect) {
        let height = min(max(0, rows), size.rows)
        return (
            Rect(origin: origin, size: Size(columns: size.columns, rows: height)),
            Rect(
                origin: Point(column: minColumn, row: minRow + height),
                size: Size(columns: size.columns, rows: size.rows - height))
        )
    }
}
