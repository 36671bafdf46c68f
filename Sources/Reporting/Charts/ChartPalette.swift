import AnalyticCore

/// Colours of charts: mid tones that stand out on light and on dark pages, told apart by colour-blind readers.
enum ChartPalette {
    /// Colours that no stage has.
    static let colors = ["#009E73", "#CC79A7", "#56B4E9", "#8A8A8A", "#A0693E", "#17877D", "#B08A00", "#6A7FDB"]
    /// Dashes: curves of one stage have its colour, and are told apart by dash and mark.
    static let dashes = ["", "7 4", "2 3", "10 3 2 3", "4 2", "12 4", "1 3", "6 2 2 2", "3 6"]

    /// The stage's colour, as the explorer's themes have it: vision violet, prefill blue, decode orange.
    static func color(of stage: Stage) -> String {
        switch stage {
        case .vision: "#8E5BC7"
        case .prefill: "#0072B2"
        case .decode: "#D55E00"
        }
    }

    /// The colour of what limits a time.
    static func color(of limiter: Limiter) -> String {
        switch limiter {
        case .matrix: "#009E73"
        case .vector: "#B08A00"
        case .memory: "#56B4E9"
        case .launch: "#CC79A7"
        case .host: "#8A8A8A"
        case .link: "#A0693E"
        }
    }

    /// Ink, rules and card on light and on dark pages.
    static let rules =
        ".ink{fill:#24292f}.soft{fill:#57606a}.rule{stroke:#d0d7de}.minor{stroke:#e9edf1}.axis{stroke:#57606a}"
        + ".mark{stroke:#57606a}.card{fill:#ffffff}.band{fill:#57606a;fill-opacity:0.1}"
        + "\n@media (prefers-color-scheme: dark){.ink{fill:#e6edf3}.soft{fill:#9da7b3}.rule{stroke:#30363d}"
        + ".minor{stroke:#1d232b}.axis{stroke:#9da7b3}.mark{stroke:#9da7b3}.card{fill:#0d1117}"
        + ".band{fill:#9da7b3;fill-opacity:0.14}}"
}
