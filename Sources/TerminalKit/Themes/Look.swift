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

    /// A meaning's style on the background of another. Without colours, weight and reversal carry the meaning; with 8 or
    /// 16 the nearest colour that can be read on that background stands in.
    public func style(_ role: Role, on background: Role = .bg) -> Style {
        var style =
            switch depth {
            case .direct, .indexed256: theme.style(role, on: background)
            case .ansi16, .ansi8: named(theme.style(role, on: background), contrast: role.contrast)
            case .monochrome: plain(role, on: background)
            }
        // A field that has no background of its own is underlined.
        if background == .input_bg, style.background == theme.entry(.bg).color { style.attributes.insert(.underline) }
        return style
    }

    /// Marks a style as selected. Where the theme or the terminal has no colour of its own for that, and it may be light
    /// or dark, foreground and background change places: that can be read on both.
    public func select(_ style: inout Style, isFocused: Bool) {
        let selected = theme.style(.selected_fg, on: .selected_bg)
        let hasColor = depth == .direct || depth == .indexed256
        guard hasColor, !selected.attributes.contains(.reverse) else {
            guard isFocused else {
                style.attributes.insert(.bold)
                return
            }
            style = self.style(.fg)
            style.attributes = [.bold, .reverse]
            return
        }
        style.background = selected.background
        if isFocused { style.attributes.formUnion(selected.attributes) }
    }

    private func plain(_ role: Role, on background: Role) -> Style {
        var attributes: Attributes
        switch role {
        case .title, .key, .border_focus, .warn, .error: attributes = .bold
        case .muted, .border, .bar_empty: attributes = .dim
        default: attributes = []
        }
        if background == .selected_bg { attributes.insert(.reverse) }
        return Style(attributes: background == .input_bg ? attributes.union(.underline) : attributes)
    }

    private func named(_ style: Style, contrast: Double) -> Style {
        var style = style
        style.background = style.background.quantized(to: depth)
        switch (style.background, style.foreground.components) {
        case (.ansi(let ground), let color?):
            style.foreground = .ansi(NamedColors.nearest(to: color, on: ground, minimum: contrast, depth: depth))
        case (.ansi(let ground), nil):
            style.foreground = .ansi(NamedColors.contrast(0, ground) > NamedColors.contrast(15, ground) ? 0 : 15)
        default:
            // The terminal's own background may be light or dark, and a grey could be either.
            style.foreground = style.foreground.quantized(to: depth)
            if case .ansi(let index) = style.foreground, index % 8 == 0 || index % 8 == 7 {
                style.foreground = .standard
            }
        }
        return style
    }
}
