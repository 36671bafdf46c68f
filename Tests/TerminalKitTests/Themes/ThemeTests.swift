import Foundation
import TerminalKit
import Testing

@Suite("Themes")
struct ThemeTests {
    @Test("all eight built-in themes are read")
    func builtIn() {
        #expect(
            Theme.builtIn.map(\.name) == [
                "terminal", "night", "day", "gruvbox", "okabe-ito-dark", "okabe-ito-light", "high-contrast", "mono",
            ])
    }

    @Test("text is readable and charts are visible in every theme with colours of its own", arguments: Theme.builtIn)
    func contrast(theme: Theme) {
        guard case .rgb = theme.entry(.bg).color else { return }
        for role in [Role.fg, .muted, .title, .key, .ok, .warn, .error, .selected_fg, .input_fg] {
            let ground: Role = role == .selected_fg ? .selected_bg : role == .input_fg ? .input_bg : .bg
            let ratio = Self.contrast(theme.entry(role).color, theme.entry(ground).color)
            #expect(ratio >= 4.5, "\(theme.name) \(role): \(ratio)")
        }
        for role in [
            Role.vision, .prefill, .decode, .weights, .kv, .activations, .rise, .fall, .border, .border_focus, .chart_1,
            .chart_2, .chart_3, .chart_4,
        ] {
            let ratio = Self.contrast(theme.entry(role).color, theme.entry(.bg).color)
            #expect(ratio >= 3, "\(theme.name) \(role): \(ratio)")
        }
    }

    @Test("unselected text stays readable on the selected row", arguments: Theme.builtIn)
    func selection(theme: Theme) {
        guard case .rgb = theme.entry(.bg).color else { return }
        for role in [Role.fg, .key] {
            #expect(
                Self.contrast(theme.entry(role).color, theme.entry(.selected_bg).color) >= 4.5, "\(theme.name) \(role)")
        }
    }

    @Test("an unknown key is warned of with its line, a wrong colour names what is allowed")
    func errors() throws {
        let text = "bg = \"#000000\"\nfg = \"white bold\"\nkey = \"idx:208\"\nprefil = \"red\"\n"
        let (theme, warnings) = try Theme.parse(text, name: "mine") { _ in nil }
        #expect(warnings.count == 1 && warnings[0].contains("line 4") && warnings[0].contains("prefill"))
        #expect(theme.style(.fg).attributes == .bold)
        #expect(theme.entry(.key).color == .indexed(208))
        #expect(theme.entry(.border_focus).color == .indexed(208))
        #expect(throws: ThemeError.badColor(file: "mine", key: "fg", found: "purplish")) {
            try Theme.parse("bg = \"black\"\nfg = \"purplish\"\nkey = \"red\"", name: "mine") { _ in nil }
        }
        #expect(throws: ThemeError.missing(file: "mine", key: "key")) {
            try Theme.parse("bg = \"black\"\nfg = \"white\"", name: "mine") { _ in nil }
        }
        #expect(throws: ThemeError.unknownBase(file: "mine", name: "mine")) {
            try Theme.parse("extends = \"mine\"", name: "mine") { _ in "extends = \"mine\"" }
        }
        let broken = #expect(throws: ThemeError.self) { try Theme.parse("bg = \n", name: "mine") { _ in nil } }
        #expect(broken?.description.contains("line 1") == true)
    }

    @Test("a theme may extend another")
    func extending() throws {
        let theme = try Theme.parse("extends = \"night\"\nkey = \"#ffffff\"", name: "mine", loading: Theme.text(named:))
            .theme
        #expect(theme.entry(.bg) == Theme.named("night")?.entry(.bg))
        #expect(theme.entry(.key).color == .rgb(255, 255, 255))
    }

    @Test("colours fall to the nearest that the terminal has")
    func quantizing() {
        #expect(Color.rgb(255, 0, 0).quantized(to: .indexed256) == .indexed(196))
        #expect(Color.rgb(128, 128, 128).quantized(to: .indexed256) == .indexed(244))
        #expect(Color.rgb(1, 2, 3).quantized(to: .monochrome) == .standard)
        #expect(Color.rgb(250, 250, 250).quantized(to: .ansi16) == .ansi(15))
        #expect(Color.standard.quantized(to: .ansi8) == .standard)
    }

    /// The contrast ratio of WCAG 2.
    private static func contrast(_ first: Color, _ second: Color) -> Double {
        let a = luminance(first)
        let b = luminance(second)
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    private static func luminance(_ color: Color) -> Double {
        guard let (red, green, blue) = color.components else { return 0 }
        func linear(_ value: UInt8) -> Double {
            let share = Double(value) / 255
            return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }
}
