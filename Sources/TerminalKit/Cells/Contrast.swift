/// How well one colour stands out from another, as the Web Content Accessibility Guidelines reckon it: 1 for the same
/// colour to 21 for black on white. Text needs 4.5, lines and bars 3.
public enum Contrast {
    /// What words need.
    public static let text = 4.5
    /// What lines, bars and marks need.
    public static let shapes = 3.0

    /// The ratio of two colours.
    public static func ratio(_ first: RGB, _ second: RGB) -> Double {
        let a = luminance(first)
        let b = luminance(second)
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    /// Red, green and blue.
    public typealias RGB = (red: UInt8, green: UInt8, blue: UInt8)

    static func luminance(_ color: RGB) -> Double {
        0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
    }

    /// Light from a byte of sRGB. The cubic lies within 0.002 of the power law, which would need the C library's `pow`.
    private static func linear(_ value: UInt8) -> Double {
        let share = Double(value) / 255
        return share * (0.012_522_878 + share * (0.682_171_111 + share * 0.305_306_011))
    }
}

/// The 16 named colours as the two commonest sets of them show: what stands out in both stands out nearly anywhere.
enum NamedColors {
    private static let console: [UInt32] = [
        0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA, 0x555555, 0xFF5555, 0x55FF55,
        0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
    ]
    private static let xterm: [UInt32] = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00,
        0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]

    /// The lesser of the contrasts that the two sets give.
    static func contrast(_ first: UInt8, _ second: UInt8) -> Double {
        contrasts[Int(first % 16) * 16 + Int(second % 16)]
    }

    /// The named colour nearest to `color` among those that stand out from `ground` by at least `minimum`; the one that
    /// stands out most where none does. Of 8 colours the bright ones are the bold ones, and bold black is hardly ever
    /// the dark grey that it stands for.
    static func nearest(to color: Contrast.RGB, on ground: UInt8, minimum: Double, depth: ColorDepth) -> UInt8 {
        let all = (UInt8(0)..<16).filter { depth != .ansi8 || $0 != 8 }
        let fitting = all.filter { contrast($0, ground) >= minimum }
        return fitting.min { distance($0, color) < distance($1, color) }
            ?? all.max { contrast($0, ground) < contrast($1, ground) } ?? 7
    }

    private static let contrasts: [Double] = (0..<256).map { pair in
        [console, xterm].map { Contrast.ratio(components($0[pair / 16]), components($0[pair % 16])) }.min() ?? 1
    }

    private static func components(_ value: UInt32) -> Contrast.RGB {
        (UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
    }

    private static func distance(_ index: UInt8, _ color: Contrast.RGB) -> Int {
        let own = components(xterm[Int(index)])
        func square(_ first: UInt8, _ second: UInt8) -> Int {
            let difference = Int(first) - Int(second)
            return difference * difference
        }
        return square(own.red, color.red) + square(own.green, color.green) + square(own.blue, color.blue)
    }
}
