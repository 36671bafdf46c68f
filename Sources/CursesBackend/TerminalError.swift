/// Why the full-screen display cannot start.
public enum TerminalError: Error, Equatable, CustomStringConvertible {
    /// A standard stream, named by the associated value, is not connected to a terminal.
    case notATerminal(stream: String)
    /// The system has no description of the terminal type named by the associated value, or `TERM` is empty.
    case unknownTerminal(name: String)
    /// The terminal type named by the associated value cannot place its cursor.
    case noCursorAddressing(name: String)
    /// Another `Terminal` is open in this process.
    case alreadyOpen
    /// The operating system refused what a full-screen display needs.
    case refusedBySystem

    /// One or two sentences: what is wrong and what to do instead.
    public var description: String {
        switch self {
        case .notATerminal(let stream):
            "\(stream) is not a terminal, so the explorer cannot open. \(Self.alternative)"
        case .unknownTerminal(""):
            "TERM is not set, so the terminal's type is unknown. Try `TERM=xterm-256color modelmeter`. "
                + Self.alternative
        case .unknownTerminal(let name):
            "The terminal type '\(name)' (from TERM) is unknown here. Try `TERM=xterm-256color modelmeter`. "
                + Self.alternative
        case .noCursorAddressing(let name):
            "A terminal of type '\(name)' (from TERM) cannot place its cursor. \(Self.alternative)"
        case .alreadyOpen:
            "The full-screen display is open already: close it before opening another."
        case .refusedBySystem:
            "The operating system refused to set up the terminal. \(Self.alternative)"
        }
    }

    private static let alternative = "For plain output use `modelmeter inspect`."
}
