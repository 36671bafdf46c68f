import CNcurses
import TerminalKit

/// Turns styles into the attribute bits and colour pairs of the screen library.
struct StyleEncoder {
    let depth: ColorDepth

    /// An encoded style.
    struct Code: Equatable {
        var attributes: UInt32
        var pair: Int32
    }

    /// The code of a style; asks for the colour pair each time, so that pairs in use stay the recently used ones.
    func encode(_ style: Style) -> Code {
        var attributes = Self.bits(style.attributes)
        guard depth != .monochrome else { return Code(attributes: attributes, pair: 0) }
        let foreground = number(of: style.foreground)
        let background = number(of: style.background)
        if foreground.isBright { attributes |= CN_BOLD }
        return Code(attributes: attributes, pair: cn_color_pair(foreground.value, background.value))
    }

    /// The terminal's number for a colour, -1 for its own default. With eight colours the bright eight share the
    /// numbers of the plain ones, and `isBright` tells them apart.
    func number(of color: Color) -> (value: Int32, isBright: Bool) {
        switch (color.quantized(to: depth), depth) {
        case (.standard, _):
            return (-1, false)
        case (.ansi(let index), .ansi8):
            return (Int32(index % 8), index >= 8)
        case (.ansi(let index), .direct) where index >= 8:
            return (Self.brightColors[Int(index) % 8], false)
        case (.ansi(let index), _):
            return (Int32(index), false)
        case (.indexed(let index), .direct):
            return (Self.directNumber(ofIndexed: index), false)
        case (.indexed(let index), _):
            return (Int32(index), false)
        case (.rgb(let red, let green, let blue), _):
            return (Self.directNumber(red, green, blue), false)
        }
    }

    /// The bright ANSI colours as RGB, for terminals whose colour numbers are RGB values.
    private static let brightColors: [Int32] = [
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]

    /// 0xRRGGBB, except that 1 to 7 would mean palette colours there and become the next darkest blue.
    private static func directNumber(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int32 {
        let number = Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
        return (1...7).contains(number) ? 8 : number
    }

    /// The RGB value of a colour of the 256-colour palette: 16 named ones, a 6x6x6 cube, 24 greys.
    private static func directNumber(ofIndexed index: UInt8) -> Int32 {
        switch index {
        case 0..<8:
            return Int32(index)
        case 8..<16:
            return brightColors[Int(index) - 8]
        case 16..<232:
            let cube = index - 16
            let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
            return directNumber(levels[Int(cube / 36)], levels[Int(cube / 6 % 6)], levels[Int(cube % 6)])
        default:
            let grey = 8 + 10 * (index - 232)
            return directNumber(grey, grey, grey)
        }
    }

    private static func bits(_ attributes: Attributes) -> UInt32 {
        var bits: UInt32 = 0
        if attributes.contains(.bold) { bits |= CN_BOLD }
        if attributes.contains(.dim) { bits |= CN_DIM }
        if attributes.contains(.italic) { bits |= CN_ITALIC }
        if attributes.contains(.underline) { bits |= CN_UNDERLINE }
        if attributes.contains(.reverse) { bits |= CN_REVERSE }
        return bits
    }
}
