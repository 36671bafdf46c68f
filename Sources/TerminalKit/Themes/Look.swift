/// Theme, signs and colours: all that drawing needs to know of the terminal.
public struct Look: Sendable, Equatable {
    /// Colours by meaning.
    public var theme: Theme
    /// Unicode or ASCII.
    public var glyphs: Glyphs
    /// How many colours there are.
    public var depth: ColorDepth

    /// A look.
    public init(theme: Theme, glyphs: Glyphs, depth: ColorDepth) {
        self.theme = theme
        self.glyphs = glyphs
        self.depth = depth
    }

    /// A meaning's style on the background of another. Without colours, weight and reversal carry the meaning.
    public func style(_ role: Role, on background: Role = .bg) -> Style {
        guard depth == .monochrome else { return theme.style(role, on: background) }
        var attributes: Attributes
        switch role {
        case .title, .key, .border_focus, .warn, .error: attributes = .bold
        case .muted, .border, .bar_empty: attributes = .dim
        default: attributes = []
        }
        if background == .selected_bg { attributes.insert(.reverse) }
        if background == .input_bg { attributes.insert(.underline) }
        return Style(attributes: attributes)
    }
}
