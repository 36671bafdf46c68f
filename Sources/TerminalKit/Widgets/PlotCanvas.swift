/// A grid of dots finer than cells, for curves: braille, two by four dots a cell, or ASCII with two levels.
public struct PlotCanvas: Sendable {
    /// Columns and rows of cells.
    public let size: Size
    private var dots: [UInt8]
    private var roles: [Role?]

    /// An empty canvas.
    public init(size: Size) {
        self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
        dots = Array(repeating: 0, count: self.size.columns * self.size.rows)
        roles = Array(repeating: nil, count: dots.count)
    }

    /// Dots across.
    public var width: Int { size.columns * 2 }
    /// Dots down.
    public var height: Int { size.rows * 4 }

    /// The bits of a braille cell, row by row.
    private static let bits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]

    /// Sets a dot; the top left one is 0, 0. Dots outside are passed over.
    public mutating func set(_ x: Int, _ y: Int, _ role: Role) {
        guard x >= 0, y >= 0, x < width, y < height else { return }
        let index = y / 4 * size.columns + x / 2
        dots[index] |= Self.bits[y % 4 * 2 + x % 2]
        roles[index] = role
    }

    /// A straight line between two points in dots.
    public mutating func line(from start: (x: Double, y: Double), to end: (x: Double, y: Double), _ role: Role) {
        guard start.x.isFinite, start.y.isFinite, end.x.isFinite, end.y.isFinite else { return }
        let steps = Int(max(abs(end.x - start.x), abs(end.y - start.y), 1).rounded(.up))
        guard steps < 100_000 else { return }
        for step in 0...steps {
            let share = Double(step) / Double(steps)
            let x = start.x + (end.x - start.x) * share
            let y = start.y + (end.y - start.y) * share
            guard abs(x) < 1e6, abs(y) < 1e6 else { continue }
            set(Int(x.rounded(.down)), Int(y.rounded(.down)), role)
        }
    }

    /// Draws what is set; empty cells are left as they are.
    public func draw(at origin: Point, on surface: inout Surface, look: Look) {
        for row in 0..<size.rows {
            for column in 0..<size.columns {
                let index = row * size.columns + column
                guard dots[index] != 0, let role = roles[index] else { continue }
                surface.put(
                    sign(dots[index], look.glyphs), at: Point(column: origin.column + column, row: origin.row + row),
                    style: look.style(role))
            }
        }
    }

    private func sign(_ bits: UInt8, _ glyphs: Glyphs) -> String {
        if glyphs.isUnicode, let scalar = UnicodeScalar(0x2800 + UInt32(bits)) { return String(Character(scalar)) }
        let upper = bits & 0x1B != 0
        let lower = bits & 0xE4 != 0
        return upper && lower ? ":" : upper ? "'" : "."
    }
}
