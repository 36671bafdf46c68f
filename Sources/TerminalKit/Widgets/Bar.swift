/// A horizontal bar, exact to an eighth of a cell. A share above zero always shows.
public struct Bar: Sendable {
    /// 0…1; more is cut, less and not-a-number is nothing.
    public var fraction: Double
    /// Columns of a full bar.
    public var width: Int
    /// Its colour.
    public var role: Role

    /// A bar.
    public init(fraction: Double, width: Int, role: Role) {
        self.fraction = fraction
        self.width = width
        self.role = role
    }

    /// The glyphs of the bar.
    public func text(_ glyphs: Glyphs) -> String {
        let steps = glyphs.eighths.count
        guard fraction > 0, width > 0 else { return "" }
        let filled = max(1, Int(min(1, fraction) * Double(width * steps) + 0.5))
        let whole = filled / steps
        let rest = filled % steps
        return String(repeating: glyphs.eighths[steps - 1], count: whole) + (rest > 0 ? glyphs.eighths[rest - 1] : "")
    }

    /// Draws the bar; returns the columns used.
    @discardableResult
    public func draw(at point: Point, on surface: inout Surface, look: Look) -> Int {
        surface.put(text(look.glyphs), at: point, style: look.style(role))
    }
}

/// A bar made of segments, told apart by texture first and by colour second.
public struct StackedBar: Sendable {
    /// One part.
    public struct Segment: Sendable {
        /// Its share of the whole width, 0…1.
        public var fraction: Double
        /// Its colour.
        public var role: Role

        /// A segment.
        public init(fraction: Double, role: Role) {
            self.fraction = fraction
            self.role = role
        }

        /// The texture goes with the meaning, so that it is the same in every bar.
        public func sign(_ glyphs: Glyphs) -> String {
            switch role {
            case .vision, .weights, .compute_bound: glyphs.textures[0]
            case .prefill, .kv, .memory_bound: glyphs.textures[1]
            case .decode, .activations, .vector_bound: glyphs.textures[2]
            case .host_bound: glyphs.textures[4]
            case .link_bound: glyphs.textures[5]
            default: glyphs.textures[3]
            }
        }
    }

    /// The parts, from the left.
    public var segments: [Segment]
    /// Columns of a full bar.
    public var width: Int

    /// A stacked bar.
    public init(segments: [Segment], width: Int) {
        self.segments = segments
        self.width = width
    }

    /// Columns of each segment. The bar as a whole is as long as its sum says, and at least one column; a segment that is more than
    /// nothing gets a column of it where there are twice as many columns as such segments, so that a short bar shows its largest
    /// parts rather than all of them alike.
    public var columns: [Int] {
        let shares = segments.map { $0.fraction.isFinite ? max(0, $0.fraction) : 0 }
        let sum = shares.reduce(0, +)
        guard sum > 0, width > 0 else { return segments.map { _ in 0 } }
        let total = max(1, Int(min(1, sum) * Double(width) + 0.5))
        let exact = shares.map { $0 / sum * Double(total) }
        var columns = exact.map { Int($0) }
        if total >= 2 * shares.count(where: { $0 > 0 }) {
            for index in shares.indices where shares[index] > 0 && columns[index] == 0 { columns[index] = 1 }
        }
        var over = total - columns.reduce(0, +)
        let order = shares.indices.sorted {
            (exact[$0] - Double(columns[$0]), $1) > (exact[$1] - Double(columns[$1]), $0)
        }
        for index in order where over > 0 && shares[index] > 0 {
            columns[index] += 1
            over -= 1
        }
        while over < 0, let largest = columns.indices.max(by: { columns[$0] < columns[$1] }) {
            columns[largest] -= 1
            over += 1
        }
        return columns
    }

    /// Draws the bar; returns the columns used.
    @discardableResult
    public func draw(at point: Point, on surface: inout Surface, look: Look) -> Int {
        let lone = segments.filter { $0.fraction > 0 }
        if lone.count == 1, let only = lone.first, segments.count <= 3,
            only.sign(look.glyphs) == look.glyphs.textures[0]
        {
            return Bar(fraction: only.fraction, width: width, role: only.role).draw(at: point, on: &surface, look: look)
        }
        var column = point.column
        for (segment, count) in zip(segments, columns) where count > 0 {
            column += surface.put(
                String(repeating: segment.sign(look.glyphs), count: count),
                at: Point(column: column, row: point.row),
                style: look.style(segment.role))
        }
        return column - point.column
    }
}
