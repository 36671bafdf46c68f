import ArgumentParser
import Glibc

/// Where a command's output goes: standard output, or a file that is written as the text comes.
struct Sink {
    private let descriptor: Int32
    private let path: String?

    /// Standard output where there is no path.
    init(_ path: String?) throws {
        self.path = path
        guard let path else {
            descriptor = STDOUT_FILENO
            return
        }
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else {
            throw ValidationError("\(path): cannot be written: \(String(cString: strerror(errno)))")
        }
    }

    func write(_ text: String) {
        Output.write(text, to: descriptor)
    }

    /// Pictures: one to standard output or to the file; more go to files beside it, named after their units.
    func write(_ charts: [(unit: String, svg: String)]) throws {
        for (index, chart) in charts.enumerated() {
            guard index > 0 else {
                write(chart.svg)
                continue
            }
            guard let path else { continue }
            let stem = path.hasSuffix(".svg") ? String(path.dropLast(4)) : path
            let unit = String(chart.unit.map { $0.isLetter || $0.isNumber ? $0 : "-" })
            try Sink("\(stem)-\(unit.isEmpty ? String(index + 1) : unit).svg").write(chart.svg)
        }
        if path == nil, charts.count > 1 {
            Output.complain("\(charts.count) units need \(charts.count) figures; --output FILE writes them all")
        }
    }
}

/// Whether the user has asked to stop.
final class Interrupt: Sendable {
    /// The signal arrives on any thread; a flag is all that it may set.
    nonisolated(unsafe) private static var flag: sig_atomic_t = 0

    init() {
        Self.flag = 0
        // A parent may have left them blocked.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        signal(SIGINT) { _ in Interrupt.flag = 1 }
        signal(SIGTERM) { _ in Interrupt.flag = 1 }
    }

    /// Whether it has.
    var hasCome: Bool { Self.flag != 0 }
}
