import CNcurses
import Glibc
import TerminalKit

/// The terminal in full-screen mode: takes frames, gives events, and restores everything when closed.
///
/// For the main thread only, one at a time. When the process crashes or is ended by a signal the terminal is restored
/// as well, except after SIGKILL.
public final class Terminal {
    /// What the terminal can show.
    public let capabilities: Capabilities
    private let encoder: StyleEncoder
    private var shown: Surface?
    private var cursor: Point?
    private var isOpen = true
    var decoder = InputDecoder()
    var pending: [Event] = []
    var lastInput = ContinuousClock.now

    /// Opens the terminal on the standard streams. `mouse` asks for mouse reports, `forceASCII` declares that nothing
    /// beyond ASCII can be shown.
    public init(mouse: Bool, forceASCII: Bool, color: ColorChoice) throws(TerminalError) {
        guard isatty(STDIN_FILENO) == 1 else { throw .notATerminal(stream: "Standard input") }
        guard isatty(STDOUT_FILENO) == 1 else { throw .notATerminal(stream: "Standard output") }
        var abilities = cn_abilities()
        let name = environmentValue("TERM") ?? ""
        switch Int(cn_start(color.allowsColor(noColor: environmentValue("NO_COLOR")), mouse, &abilities)) {
        case CN_STARTED: break
        case CN_ALREADY_STARTED: throw .alreadyOpen
        case CN_UNKNOWN_TERMINAL: throw .unknownTerminal(name: name)
        case CN_NO_CURSOR_ADDRESSING: throw .noCursorAddressing(name: name)
        default: throw .refusedBySystem
        }
        capabilities = Capabilities(
            utf8: abilities.utf8 && !forceASCII,
            depth: ColorDepth(colors: abilities.colors, direct: abilities.direct)
        )
        encoder = StyleEncoder(depth: capabilities.depth)
    }

    deinit { restore() }

    /// The size of the screen in cells.
    public var size: Size {
        guard isOpen else { return Size(columns: 0, rows: 0) }
        var columns: Int32 = 0
        var rows: Int32 = 0
        cn_get_size(&columns, &rows)
        return Size(columns: Int(columns), rows: Int(rows))
    }

    /// Shows a frame, sending only what differs from the last one. `cursor` is where the cursor stands, nil hides it.
    public func draw(_ surface: Surface, cursor: Point?) {
        guard isOpen else { return }
        let spans = changedSpans(from: shown, to: surface)
        guard !spans.isEmpty || cursor != self.cursor || shown == nil else { return }
        for span in spans {
            let cells = encoded(span, of: surface)
            cn_put_cells(Int32(span.row), Int32(span.columns.lowerBound), cells, Int32(cells.count))
        }
        cn_update(Int32(cursor?.column ?? -1), Int32(cursor?.row ?? -1))
        shown = surface
        self.cursor = cursor
    }

    /// Makes the next frame paint every cell, for a screen that something else has written over.
    public func invalidate() {
        guard isOpen else { return }
        shown = nil
        cn_invalidate()
    }

    /// Turns mouse reports on or off; off leaves selecting text to the terminal.
    public func setMouse(_ on: Bool) {
        guard isOpen else { return }
        cn_set_mouse(on)
    }

    /// Asks the terminal to put a text on the clipboard. Terminals may decline without saying so.
    public func copyToClipboard(_ text: String) {
        guard isOpen else { return }
        let bytes = Clipboard.sequence(for: text, isNested: environmentValue("TMUX") != nil)
        bytes.withUnsafeBytes { buffer in
            cn_send(buffer.bindMemory(to: CChar.self).baseAddress, Int32(clamping: buffer.count))
        }
    }

    /// Gives the terminal back and stops the process as Ctrl-Z does. Returns when the process is continued; the next
    /// event is then a resize, so that the frame is drawn anew.
    public func suspend() {
        guard isOpen else { return }
        cn_suspend()
        repaint()
    }

    /// Restores the terminal, prints what was written to standard error meanwhile, and, when a signal asked the program
    /// to end, ends it by that signal. Does nothing when closed already.
    public func close() {
        guard isOpen else { return }
        restore()
        cn_raise_ending_signal()
    }

    /// Makes a waiting `nextEvent` return; for any thread.
    public static func wake() {
        cn_wake()
    }

    /// Forgets what is shown and reports the size, after the screen was somebody else's.
    func repaint() {
        shown = nil
        pending.append(.resize(size))
    }

    private func restore() {
        guard isOpen else { return }
        isOpen = false
        cn_stop()
    }

    private func encoded(_ span: ChangedSpan, of surface: Surface) -> [cn_cell] {
        var last: (style: Style, code: StyleEncoder.Code)?
        return span.columns.map { column in
            let cell = surface[column, span.row]
            let code: StyleEncoder.Code
            if let last, last.style == cell.style {
                code = last.code
            } else {
                code = encoder.encode(cell.style)
                last = (cell.style, code)
            }
            let isShowable = capabilities.utf8 || cell.scalar < 0x80
            return cn_cell(
                scalar: isShowable ? cell.scalar : 0x3F,
                attributes: code.attributes,
                pair: code.pair
            )
        }
    }
}
