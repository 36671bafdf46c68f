import CNcurses

/// One piece of input as the screen library hands it over.
enum RawInput: Equatable {
    case character(Unicode.Scalar)
    case key(String)
}

/// Where raw input comes from; a list in tests.
protocol InputSource {
    /// The next piece that has arrived already, nil when there is none.
    mutating func next() -> RawInput?
    /// Waits for the rest of what has begun; false when nothing came.
    mutating func wait(for beginning: Beginning) -> Bool
}

/// What has arrived of a sequence whose rest may still be on its way.
enum Beginning {
    /// ESC alone: the key itself, or a sequence that was cut right behind it.
    case escape
    /// ESC and `[`, `O` or the like: hardly ever what a user typed.
    case sequence
}

/// The input of the open terminal.
struct TerminalInput: InputSource {
    /// True once something has been read.
    private(set) var hasDelivered = false

    mutating func next() -> RawInput? {
        var input = cn_input()
        while true {
            cn_read(&input)
            if Int(input.kind) != CN_NOTHING { hasDelivered = true }
            switch Int(input.kind) {
            case CN_CHARACTER:
                if let scalar = Unicode.Scalar(input.character) { return .character(scalar) }
            case CN_KEY:
                return .key(withUnsafeBytes(of: input.name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
            default:
                return nil
            }
        }
    }

    mutating func wait(for beginning: Beginning) -> Bool {
        cn_wait_for_input(beginning.patience)
    }
}

extension Beginning {
    /// Milliseconds that the rest may lag behind on a slow connection. Whoever presses Escape waits for as long, so that
    /// it is short; the screen library has waited for a moment already. Behind an introducer nobody waits.
    fileprivate var patience: Int32 {
        switch self {
        case .escape: 60
        case .sequence: 400
        }
    }
}
