/// Weight and decoration of text.
public struct Attributes: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// Attributes from bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Heavier.
    public static let bold = Attributes(rawValue: 1)
    /// Fainter.
    public static let dim = Attributes(rawValue: 2)
    /// Slanted.
    public static let italic = Attributes(rawValue: 4)
    /// Underlined.
    public static let underline = Attributes(rawValue: 8)
    /// Foreground and background exchanged.
    public static let reverse = Attributes(rawValue: 16)
}

/// How a cell looks.
public struct Style: Hashable, Sendable {
    /// The colour of the glyph.
    public var foreground: Color
    /// The colour behind it.
    public var background: Color
    /// Weight and decoration.
    public var attributes: Attributes

    /// A style; the terminal's own colours by default.
    public init(foreground: Color = .standard, background: Color = .standard, attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }
}

/// One cell of the screen.
public struct ScreenCell: Hashable, Sendable {
    /// The Unicode scalar; 0 marks the right half of a wide glyph.
    public var scalar: UInt32
    /// How it looks.
    public var style: Style

    /// A cell.
    @inlinable
    public init(scalar: UInt32, style: Style) {
        self.scalar = scalar
        self.style = style
    }
}
