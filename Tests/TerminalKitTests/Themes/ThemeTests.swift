import Foundation
import Testing

@testable import TerminalKit

@Suite("Themes")
struct ThemeTests {
    @Test("all eight built-in themes are read")
    func builtIn() {
        #expect(
            Theme.builtIn.map(\.name) == [
                "terminal", "night", "day", "gruvbox", "okabe-ito-dark", "okabe-ito-light", "high-contrast", "mono",
            ])
    }

    private static let words: [Role] = [
        .fg, .muted, .title, .key, .ok, .warn, .error, .vision, .prefill, .decode, .weights, .kv, .activations,
        .compute_bound, .memory_bound, .vector_bound, .launch_bound, .host_bound, .link_bound, .rise, .fall,
    ]
    private static let shapes: [Role] = [.border, .border_focus, .bar_empty, .chart_1, .chart_2, .chart_3, .chart_4]
    private static let depths: [ColorDepth] = [.direct, .indexed256, .ansi16, .ansi8]

    @Test(
        "words have a contrast of 4.5 and lines of 3 on the theme's own background, with any number of colours",
        arguments: Theme.builtIn, depths)
    func contrast(theme: Theme, depth: ColorDepth) {
        guard case .rgb = theme.entry(.bg).color else { return }
        let look = Look(theme: theme, glyphs: .unicode, depth: depth)
        for role in Self.words + Self.shapes {
            let ratio = Self.contrast(look.style(role), depth)
            #expect(ratio >= (Self.words.contains(role) ? 4.5 : 3), "\(theme.name) \(role): \(ratio)")
        }
        let input = Self.contrast(look.style(.input_fg, on: .input_bg), depth)
        #expect(input >= 4.5, "\(theme.name) input: \(input)")
    }

    @Test("a selected row can be read, whatever stands in it", arguments: Theme.builtIn, depths)
    func selection(theme: Theme, depth: ColorDepth) {
        guard case .rgb = theme.entry(.bg).color else { return }
        let look = Look(theme: theme, glyphs: .unicode, depth: depth)
        for role in Self.words {
            for isFocused in [true, false] {
                var style = look.style(role)
                look.select(&style, isFocused: isFocused)
                let ratio = Self.contrast(style, depth)
                #expect(ratio >= (role == .fg || role == .key ? 4.5 : 3), "\(theme.name) \(role): \(ratio)")
                // Bold text alone tells a row that keys don't go to; its cursor sign does the rest.
                if isFocused || role == .fg {
                    #expect(style != look.style(role), "\(theme.name) \(role) looks the same")
                }
            }
        }
    }

    @Test(
        "what leaves the background to the terminal can be read on black and on white", arguments: Theme.builtIn, depths
    )
    func unknownBackground(theme: Theme, depth: ColorDepth) {
        guard theme.entry(.bg).color == .standard else { return }
        let look = Look(theme: theme, glyphs: .unicode, depth: depth)
        for role in Self.words + Self.shapes + [.input_fg, .selected_fg] {
            var style = look.style(role, on: role == .input_fg ? .input_bg : .bg)
            if role == .selected_fg { look.select(&style, isFocused: true) }
            #expect(style.background == .standard, "\(theme.name) \(role) assumes a background")
            guard depth == .direct || depth == .indexed256, let color = style.foreground.components else { continue }
            for ground in [(UInt8(0), UInt8(0), UInt8(0)), (255, 255, 255)] {
                // The most that one colour can have on both is 4.58; coloured words come as near as the palette does.
                let needed = role == .muted ? 4.5 : 4.2
                #expect(Self.ratio(color, ground) >= needed, "\(theme.name) \(role)")
            }
        }
        if theme.name == "terminal" {
            var style = look.style(.ok)
            look.select(&style, isFocused: true)
            #expect(style.foreground == .standard && style.attributes.contains(.reverse))
        }
    }

    @Test(
        "what stands beside each other has colours of its own, and no bound looks like a verdict",
        arguments: Theme.builtIn)
    func distinct(theme: Theme) {
        let groups: [[Role]] = [
            [.vision, .prefill, .decode], [.weights, .kv, .activations], [.ok, .warn, .error],
            [.compute_bound, .memory_bound, .vector_bound, .launch_bound, .host_bound, .link_bound],
            [.chart_1, .chart_2, .chart_3, .chart_4],
            [.vision, .launch_bound, .memory_bound], [.ok, .launch_bound, .memory_bound], [.ok, .compute_bound],
            [.rise, .fall],
        ]
        for group in groups where theme.name != "mono" {
            for (place, role) in group.enumerated() {
                for other in group.dropFirst(place + 1) {
                    #expect(theme.entry(role).color != theme.entry(other).color, "\(theme.name): \(role), \(other)")
                }
            }
        }
    }

    @Test("a role's place is its place among all roles, and its name is its key")
    func table() {
        for (place, role) in Role.allCases.enumerated() {
            #expect(role.index == place)
            #expect(Role(name: role.name) == role && role.name == "\(role)")
        }
        #expect(Role(name: "prefil") == nil)
        #expect(Role(name: "launch_bound") == .launch_bound)
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

    /// The contrast ratio of WCAG 2 as a terminal shows a style; of 8 or 16 colours, in the poorer of two common sets.
    private static func contrast(_ style: Style, _ depth: ColorDepth) -> Double {
        let isReversed = style.attributes.contains(.reverse)
        let first = (isReversed ? style.background : style.foreground).quantized(to: depth)
        let second = (isReversed ? style.foreground : style.background).quantized(to: depth)
        if case .ansi(let foreground) = first, case .ansi(let background) = second {
            return palettes.map { ratio($0[Int(foreground)], $0[Int(background)]) }.min() ?? 1
        }
        guard let foreground = first.components, let background = second.components else { return 1 }
        return ratio(foreground, background)
    }

    /// The Linux console and xterm.
    private static let palettes: [[Contrast.RGB]] = [
        [
            (0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170),
            (170, 170, 170), (85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255), (255, 85, 255),
            (85, 255, 255), (255, 255, 255),
        ],
        [
            (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
            (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255),
            (0, 255, 255), (255, 255, 255),
        ],
    ]

    private static func ratio(_ first: Contrast.RGB, _ second: Contrast.RGB) -> Double {
        let a = luminance(first)
        let b = luminance(second)
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    private static func luminance(_ color: Contrast.RGB) -> Double {
        func linear(_ value: UInt8) -> Double {
            let share = Double(value) / 255
            return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
    }
}
