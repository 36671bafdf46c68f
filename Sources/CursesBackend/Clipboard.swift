/// The terminal's own clipboard sequence (OSC 52): it works over remote connections too, where the terminal allows it.
enum Clipboard {
    /// The bytes that ask the terminal to put `text` on the clipboard. Inside tmux (`isNested`) a second, wrapped copy
    /// reaches the terminal around it.
    static func sequence(for text: String, isNested: Bool) -> [UInt8] {
        let plain = Array("\u{1B}]52;c;".utf8) + base64(Array(text.utf8)) + [0x07]
        guard isNested else { return plain }
        let doubled = plain.flatMap { $0 == 0x1B ? [0x1B, 0x1B] : [$0] }
        return plain + Array("\u{1B}Ptmux;".utf8) + doubled + Array("\u{1B}\\".utf8)
    }

    /// The bytes in base 64, padded.
    static func base64(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits = group.reduce(0) { $0 << 8 | Int($1) }
            bits <<= 8 * (3 - group.count)
            for place in 0..<4 {
                result.append(place <= group.count ? digits[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return result
    }
}
