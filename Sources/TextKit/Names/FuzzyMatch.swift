/// How well a few typed letters fit a name: what a list of suggestions is ordered by.
public enum FuzzyMatch {
    /// A score, higher for a better fit; nil where the letters don't stand in the name in their order.
    ///
    /// Best is the name itself, then its beginning, then the beginning of one of its words, then a part of it, then
    /// the first letters of its words, each the better the shorter the name and the nearer to its start.
    public static func score(_ typed: String, in name: String) -> Int? {
        guard !typed.isEmpty else { return 0 }
        let letters = Array(typed.lowercased().utf8.prefix(257))
        let text = Array(name.lowercased().utf8.prefix(256))
        guard letters.count <= text.count else { return nil }
        let brevity = max(0, 63 - text.count / 4)
        if letters == text { return 5_000 }
        var place: Int?
        for start in 0...(text.count - letters.count) where text[start...].starts(with: letters) {
            if start == 0 { return 4_000 + brevity }
            if isSeparator(text[start - 1]) { return 3_000 + brevity }
            place = place ?? start
        }
        if let place { return 2_000 + brevity - min(place, 60) }
        return scattered(letters, text).map { 1_000 + brevity - $0 }
    }

    /// Whether a text begins a name, or stands in it at the beginning of a word, whatever its case.
    public static func begins(_ typed: String, in name: String) -> Bool {
        (score(typed, in: name) ?? 0) >= 3_000
    }

    /// How far apart the letters stand; nil where one neither follows the one before nor begins a word. Any letters
    /// anywhere would find something for every word.
    private static func scattered(_ letters: [UInt8], _ text: [UInt8]) -> Int? {
        var gaps = 0
        var last = -1
        for letter in letters {
            if last + 1 < text.count, text[last + 1] == letter {
                last += 1
                continue
            }
            let start = text.indices[(last + 1)...].first {
                text[$0] == letter && ($0 == 0 || isSeparator(text[$0 - 1]))
            }
            guard let start else { return nil }
            gaps += 1
            last = start
        }
        return min(gaps, 900)
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: " "), UInt8(ascii: "/"),
            UInt8(ascii: "("), UInt8(ascii: "="):
            true
        default: false
        }
    }
}
