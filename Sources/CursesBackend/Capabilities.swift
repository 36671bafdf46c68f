import CNcurses
import Glibc
import TerminalKit

/// Whether colour is used.
public enum ColorChoice: String, CaseIterable, Sendable {
    /// As the terminal can, unless the variable `NO_COLOR` is set and not empty.
    case auto
    /// As the terminal can, whatever `NO_COLOR` says.
    case always
    /// Never: attributes such as bold and reverse only.
    case never

    /// True when colour may be used, given the value of `NO_COLOR` (nil when unset).
    func allowsColor(noColor: String?) -> Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto: (noColor ?? "").isEmpty
        }
    }
}

/// What an open terminal can show.
public struct Capabilities: Hashable, Sendable {
    /// True when characters beyond ASCII can be shown.
    public var utf8: Bool
    /// How many colours can be shown.
    public var depth: ColorDepth
}

extension ColorDepth {
    /// The depth of a terminal with `colors` colours; `direct` when a colour's number is its RGB value.
    init(colors: Int32, direct: Bool) {
        self =
            switch colors {
            case _ where direct: .direct
            case 256...: .indexed256
            case 16...: .ansi16
            case 8...: .ansi8
            default: .monochrome
            }
    }
}

/// The value of an environment variable, nil when it is unset.
func environmentValue(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
}
