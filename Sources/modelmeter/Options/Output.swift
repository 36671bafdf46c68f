import Glibc

/// Writes to standard output. A reader that goes away (`| head`) ends the program quietly; any other failure ends it with a
/// message, since what was asked for is not there.
enum Output {
    static func write(_ text: String) {
        write(Array(text.utf8))
    }

    static func write(_ bytes: [UInt8]) {
        let failure = write(bytes, to: STDOUT_FILENO)
        guard failure != 0 else { return }
        if failure != EPIPE { complain(OutputError("standard output", failure).description) }
        exit(failure == EPIPE ? 0 : 1)
    }

    /// Writes a line to standard error.
    static func complain(_ line: String) {
        _ = write(Array("Error: \(Message.safe(line))\n".utf8), to: STDERR_FILENO)
    }

    /// Writes a message that says itself what it is to standard error.
    static func remark(_ line: String) {
        _ = write(Array("\(Message.safe(line))\n".utf8), to: STDERR_FILENO)
    }

    /// Says on standard error how far a long run is; nil ends the line.
    static func progress(_ text: String?) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        _ = write(Array((text.map { "\r\($0)" } ?? "\n").utf8), to: STDERR_FILENO)
    }

    /// Writes all bytes.
    ///
    /// - Returns: 0, or the system's number for what went wrong.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            var start = 0
            while start < buffer.count {
                let rest = UnsafeRawBufferPointer(rebasing: buffer[start...])
                let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if written < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                start += written
            }
            return 0
        }
    }
}
