import AnalyticCore

/// An explanation as blocks of text: the explain view and the command `explain` show the same ones.
public struct Explained: Sendable, Hashable {
    /// Where the thing stands, from the outside in.
    public var path: [String]
    /// What the figures hold for: stage, device, execution, batch.
    public var holdsFor: String
    /// What is said, in order.
    public var blocks: [Block] = []

    /// One piece of an explanation.
    public enum Block: Sendable, Hashable {
        case heading(String)
        case text(String, Tone)
        case chain([Step])
        case table(Table)
        case scale(Scale)
    }

    /// How something is said.
    public enum Tone: Sendable, Hashable {
        case plain, strong, muted, good, warning
        case stage(Stage)
        case limiter(Limiter)
    }

    /// A line of arithmetic: what it is of, how it is worked out, and what it comes to, which the next line uses.
    public struct Step: Sendable, Hashable {
        /// What the line is of.
        public var label: String
        /// How it is worked out: in words, letters or values.
        public var formula: String
        /// What it comes to, with its unit.
        public var result: String
        /// Whether it adds the lines above up.
        public var isSum: Bool

        /// A line.
        public init(_ label: String, _ formula: String, _ result: String, isSum: Bool = false) {
            (self.label, self.formula, self.result, self.isSum) = (label, formula, result, isSum)
        }
    }

    /// Rows and columns; the last column gives way first unless a priority says otherwise.
    public struct Table: Sendable, Hashable {
        /// What a column holds: words at the left, figures at the right, or a bar.
        public enum Kind: Sendable, Hashable { case words, figure, bar }
        /// A column.
        public struct Column: Sendable, Hashable {
            /// Its heading.
            public var title: String
            /// What it holds.
            public var kind: Kind
            /// 0 gives way last.
            public var priority: Int

            /// A column.
            public init(_ title: String, _ kind: Kind, priority: Int) {
                (self.title, self.kind, self.priority) = (title, kind, priority)
            }
        }
        /// A row.
        public struct Row: Sendable, Hashable {
            /// One cell for each column.
            public var cells: [Cell]
            /// Whether it adds the rows above up.
            public var isSum: Bool
        }
        /// A cell.
        public enum Cell: Sendable, Hashable {
            case text(String, Tone)
            /// Shares by what holds them up.
            case bar([Limiter: Double])
        }

        /// The columns, from the left.
        public var columns: [Column]
        /// The rows, from the top.
        public var rows: [Row] = []

        /// A table without rows.
        public init(_ columns: [Column]) { self.columns = columns }

        /// Adds a row.
        public mutating func add(_ cells: [Cell], isSum: Bool = false) {
            rows.append(Row(cells: cells, isSum: isSum))
        }
    }

    /// Points on a logarithmic line of FLOPs per byte, with the ridge of the device between what waits for memory and what waits
    /// for arithmetic.
    public struct Scale: Sendable, Hashable {
        /// A point on the line.
        public struct Point: Sendable, Hashable {
            /// What lies there.
            public var name: String
            /// FLOPs per byte.
            public var intensity: Double
            /// How it is coloured.
            public var tone: Tone
        }
        /// The points.
        public var points: [Point]
        /// FLOPs per byte from which on arithmetic takes longer than memory on the device.
        public var ridge: Double
    }

    /// An explanation without a word yet.
    public init(path: [String], holdsFor: String) {
        self.path = path
        self.holdsFor = holdsFor
    }

    mutating func heading(_ text: String) { blocks.append(.heading(text)) }

    mutating func text(_ text: String, _ tone: Tone = .plain) {
        if !text.isEmpty { blocks.append(.text(text, tone)) }
    }

    mutating func chain(_ steps: [Step]) {
        if !steps.isEmpty { blocks.append(.chain(steps)) }
    }

    mutating func table(_ table: Table) {
        if !table.rows.isEmpty { blocks.append(.table(table)) }
    }
}

extension Explained.Table.Cell {
    static func text(_ text: String) -> Self { .text(text, .plain) }
}
