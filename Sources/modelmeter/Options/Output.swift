import Glibc
import TextKit

/// Writes to standard output. A reader that goes away (`| head`) ends the program quietly.
enum Output {
    static func write(_ text: String) {
        write(text, to: STDOUT_FILENO)
    }

    /// Writes a line to standard error.
    static func complain(_ line: String) {
        write("Error: \(line)\n", to: STDERR_FILENO)
    }

    /// Writes a line that is no error to standard error.
    static func remark(_ line: String) {
        write(line.withVisibleControls + "\n", to: STDERR_FILENO)
    }

    /// Says on standard error how far a long run is; nil ends the line.
    static func progress(_ text: String?) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        write(text.map { "\r\($0)" } ?? "\n", to: STDERR_FILENO)
    }

    /// Writes all of a text.
    static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                Glibc.exit(errno == EPIPE ? 0 : 1)
            }
            bytes = bytes.dropFirst(written)
        }
    }
}
