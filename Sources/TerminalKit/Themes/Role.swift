/// What a colour means. The keys of a theme file; each key that a theme leaves out falls back to another.
///
/// Words, bars and marks of a stage, of a part of memory and of a bound have the colour of that stage, part or bound
/// wherever they stand; no two of one kind share a colour, and none of the bounds looks like a verdict.
public enum Role: UInt8, CaseIterable, Sendable {
    case bg, fg, muted, title, border, border_focus, key
    case selected_fg, selected_bg, input_fg, input_bg
    case ok, warn, error
    case vision, prefill, decode
    case weights, kv, activations
    case compute_bound, memory_bound, vector_bound, launch_bound, host_bound, link_bound
    case rise, fall, bar_empty
    case chart_1, chart_2, chart_3, chart_4

    /// The key in theme files.
    public var name: String { Self.names[index] }

    /// The role with a key.
    public init?(name: String) {
        guard let index = Self.names.firstIndex(of: name) else { return nil }
        self = Self.allCases[index]
    }

    /// The place among all roles, which is the order in which they are declared.
    var index: Int { Int(rawValue) }

    private static let names = allCases.map { "\($0)" }

    /// The key that stands in where the theme leaves this one out; nil where the theme must have it.
    var fallback: Role? {
        switch self {
        case .bg, .fg, .key: nil
        case .muted, .title, .input_fg, .selected_fg: .fg
        case .border: .muted
        case .border_focus, .warn, .vision, .chart_1: .key
        case .compute_bound: .chart_1
        case .memory_bound: .chart_3
        case .vector_bound: .chart_2
        case .launch_bound: .muted
        case .host_bound, .link_bound: .launch_bound
        case .selected_bg, .input_bg: .bg
        case .ok, .fall: .key
        case .error, .rise: .warn
        case .prefill, .chart_2, .weights: .title
        case .decode, .chart_3, .kv: .ok
        case .activations, .chart_4: .warn
        case .bar_empty: .border
        }
    }

    /// The contrast that the colour needs: words more than lines.
    var contrast: Double {
        switch self {
        case .border, .border_focus, .bar_empty, .chart_1, .chart_2, .chart_3, .chart_4: Contrast.shapes
        default: Contrast.text
        }
    }
}
