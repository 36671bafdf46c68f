import Glibc

/// How many columns a table may fill.
enum PageWidth {
    /// What `COLUMNS` says, or else the terminal; what goes elsewhere gets a hundred.
    static var columns: Int {
        if let text = getenv("COLUMNS").map({ String(cString: $0) }), let columns = Int(text), columns > 0 {
            return columns
        }
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return 100
        }
        return Int(size.ws_col)
    }
}
