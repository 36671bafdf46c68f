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
    /// Waits briefly for the rest of a sequence that has begun; false when nothing came.
    mutating func waitForMore() -> Bool
}

/// The input of the open terminal.
struct TerminalInput: InputSource {
    /// Milliseconds that the rest of a sequence may lag behind its beginning on a slow connection.
    private static let patience: Int32 = 50
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

    mutating func waitForMore() -> Bool {
        cn_wait(Self.patience) & CN_READY_INPUT != 0
    }
}
