/// A colour of the terminal.
public enum Color: Hashable, Sendable {
    /// The terminal's own foreground or background.
    case standard
    /// One of the 16 named colours, 0…15.
    case ansi(UInt8)
    /// One of the 256 colours of the palette.
    case indexed(UInt8)
    /// Red, green, blue.
    case rgb(UInt8, UInt8, UInt8)
}

/// How many colours a terminal shows.
public enum ColorDepth: String, CaseIterable, Sendable {
    case monochrome, ansi8, ansi16, indexed256, direct
}

extension Color {
    /// The nearest colour that a terminal of the given depth can show.
    public func quantized(to depth: ColorDepth) -> Color {
        switch depth {
        case .monochrome: return .standard
        case .direct: return self
        case .indexed256:
            guard case .rgb(let red, let green, let blue) = self else { return self }
            return .indexed(Self.nearestIndexed(red, green, blue))
        case .ansi16, .ansi8:
            let named: Color
            switch self {
            case .standard, .ansi: named = self
            default:
                guard let (red, green, blue) = components else { return self }
                named = .ansi(Self.nearestNamed(red, green, blue))
            }
            guard depth == .ansi8, case .ansi(let index) = named else { return named }
            return .ansi(index % 8 == 0 && index >= 8 ? 7 : index)
        }
    }

    /// Red, green and blue; nil for the terminal's own colour.
    public var components: (red: UInt8, green: UInt8, blue: UInt8)? {
        switch self {
        case .standard: nil
        case .ansi(let index): Self.named[Int(index) % 16]
        case .rgb(let red, let green, let blue): (red, green, blue)
        case .indexed(let index): Self.components(ofIndexed: index)
        }
    }

    /// The 16 named colours as a common terminal shows them.
    static let named: [(red: UInt8, green: UInt8, blue: UInt8)] = [
        (0x1C, 0x1F, 0x26), (0xE0, 0x6C, 0x75), (0x98, 0xC3, 0x79), (0xE5, 0xC0, 0x7B), (0x61, 0xAF, 0xEF),
        (0xC6, 0x78, 0xDD), (0x56, 0xB6, 0xC2), (0xC8, 0xCC, 0xD4), (0x7A, 0x82, 0x90), (0xFF, 0x8A, 0x92),
        (0xB5, 0xE0, 0x95), (0xFF, 0xD8, 0x8F), (0x82, 0xC4, 0xFF), (0xDF, 0x9A, 0xF5), (0x78, 0xD6, 0xE0),
        (0xFF, 0xFF, 0xFF),
    ]

    private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

    private static func components(ofIndexed index: UInt8) -> (red: UInt8, green: UInt8, blue: UInt8) {
        switch index {
        case 0..<16: return named[Int(index)]
        case 16..<232:
            let cube = Int(index) - 16
            return (levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
        default:
            let grey = 8 + 10 * (index - 232)
            return (grey, grey, grey)
        }
    }

    private static func nearestIndexed(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
        func level(_ value: UInt8) -> Int {
            levels.indices.min { distance(levels[$0], value) < distance(levels[$1], value) } ?? 0
        }
        let cube = UInt8(16 + 36 * level(red) + 6 * level(green) + level(blue))
        let mean = (Int(red) + Int(green) + Int(blue)) / 3
        let grey = UInt8(232 + max(0, min(23, (mean - 3) / 10)))
        func error(_ index: UInt8) -> Int {
            let color = components(ofIndexed: index)
            return distance(color.red, red) + distance(color.green, green) + distance(color.blue, blue)
        }
        return error(grey) < error(cube) ? grey : cube
    }

    private static func nearestNamed(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
        func error(_ index: Int) -> Int {
            distance(named[index].red, red) + distance(named[index].green, green) + distance(named[index].blue, blue)
        }
        return UInt8((0..<16).min { error($0) < error($1) } ?? 7)
    }

    private static func distance(_ first: UInt8, _ second: UInt8) -> Int {
        let difference = Int(first) - Int(second)
        return difference * difference
    }
}
