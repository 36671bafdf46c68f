import CPseudoTerminal
import Foundation

/// A built program running under a pseudo-terminal: type at it, read its screen, wait for its end.
final class PseudoTerminal {
    /// How a program ended.
    enum Ending: Equatable {
        case exit(Int)
        case signal(Int32)
    }

    /// What went wrong with the program under test; the text includes its screen.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private var child = pt_child(process: 0, master: -1, slave: -1, exit: -1, modes_before: 0)
    private(set) var screen: VirtualScreen
    /// Everything the program has sent, for sequences that leave no trace on the screen.
    private(set) var sent: [UInt8] = []
    /// The terminal's modes before the program was started.
    private let modesBefore: UInt64
    private var ending: Ending?

    /// Starts the program that lies beside the test bundle. `environment` is added to a small fixed one; an empty value
    /// removes a variable. The redirections are paths of files or devices.
    init(
        _ program: String,
        _ arguments: [String] = [],
        columns: Int = 100,
        rows: Int = 30,
        environment: [String: String] = [:],
        input: String? = nil,
        output: String? = nil,
        error: String? = nil
    ) throws {
        screen = VirtualScreen(columns: columns, rows: rows)
        var started = pt_child(process: 0, master: -1, slave: -1, exit: -1, modes_before: 0)
        let path = program.hasPrefix("/") ? program : try Self.path(of: program)
        let variables = Self.environment(adding: environment).map { "\($0)=\($1)" }
        let problem = Self.withStrings([path] + arguments) { arguments in
            Self.withStrings(variables) { variables in
                Self.withOptionalStrings(input, output, error) { redirection in
                    pt_spawn(path, arguments, variables, Int32(columns), Int32(rows), redirection, &started)
                }
            }
        }
        guard problem == 0 else { throw Failure(description: "cannot start \(path): error \(problem)") }
        child = started
        modesBefore = child.modes_before
    }

    deinit { pt_close(&child) }

    /// True when the terminal's modes are those from before the start.
    var hasOriginalModes: Bool { pt_modes(&child) == modesBefore }

    /// Everything sent so far, as text.
    var sentText: String { String(decoding: sent, as: UTF8.self) }

    /// Types a text; control characters and escape sequences are sent as they are.
    func type(_ text: String) throws {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = Array(bytes).withUnsafeBufferPointer { pt_write(&child, $0.baseAddress, Int32($0.count)) }
            guard written > 0 else { throw failure("typing \(text.debugDescription) failed") }
            bytes = bytes.dropFirst(Int(written))
            read(milliseconds: 0)
        }
    }

    func resize(columns: Int, rows: Int) {
        read(milliseconds: 0)
        screen.resize(columns: columns, rows: rows)
        _ = pt_resize(&child, Int32(columns), Int32(rows))
    }

    func kill(_ signal: Int32) {
        if child.process > 0 { Foundation.kill(child.process, signal) }
    }

    /// Takes the terminal away, as closing its window does.
    func hangUp() {
        read(milliseconds: 0)
        pt_hang_up(&child)
    }

    /// Reads until the condition holds, at most ten seconds; `what` names the condition in the failure.
    func wait(for what: String, _ condition: (VirtualScreen) -> Bool) throws {
        let deadline = ContinuousClock.now + .seconds(10)
        while !condition(screen) {
            guard ContinuousClock.now < deadline else { throw failure("no \(what) within the deadline") }
            guard read(milliseconds: 100) || condition(screen) else {
                throw failure("the program ended without \(what)")
            }
        }
    }

    /// Waits until the screen shows a text.
    func wait(forText text: String) throws {
        try wait(for: "text \(text.debugDescription)") { $0.text.contains(text) }
    }

    /// Waits for the program's end, at most ten seconds.
    func waitForEnd() throws -> Ending {
        if let ending { return ending }
        let deadline = ContinuousClock.now + .seconds(10)
        while read(milliseconds: 100) {
            guard ContinuousClock.now < deadline else { throw failure("the program does not end") }
        }
        var status: Int32 = 0
        var bySignal = false
        guard pt_reap(&child, &status, &bySignal) else { throw failure("the program's end cannot be read") }
        let result = bySignal ? Ending.signal(status) : .exit(Int(status))
        ending = result
        return result
    }

    /// Takes what the program has sent; false when it has ended and all is read.
    @discardableResult private func read(milliseconds: Int32) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = Int(pt_read(&child, milliseconds, &buffer, Int32(buffer.count)))
        if count > 0 {
            sent.append(contentsOf: buffer[..<count])
            screen.feed(buffer[..<count])
        }
        return count >= 0
    }

    private func failure(_ text: String) -> Failure {
        Failure(description: "\(text). Screen:\n\(screen.text)")
    }
}

// MARK: - Starting

extension PseudoTerminal {
    /// The path of a built program: it lies beside the test bundle.
    static func path(of program: String) throws -> String {
        let bundle = CommandLine.arguments.first { $0.contains(".xctest") }
        guard let bundle, let end = bundle.range(of: ".xctest") else {
            throw Failure(description: "the test bundle is not among the arguments \(CommandLine.arguments)")
        }
        let folder = URL(fileURLWithPath: String(bundle[..<end.upperBound])).deletingLastPathComponent()
        return folder.appendingPathComponent(program).path
    }

    private static func environment(adding extra: [String: String]) -> [String: String] {
        var result = [
            "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent", "PATH": "/usr/bin:/bin",
        ]
        // For coverage of the program, and for a toolchain that is not where the system looks.
        for name in ["LLVM_PROFILE_FILE", "LD_LIBRARY_PATH", "TERMINFO", "TERMINFO_DIRS"] {
            result[name] = ProcessInfo.processInfo.environment[name]
        }
        return result.merging(extra) { $1 }.filter { !$0.value.isEmpty }
    }

    private static func withStrings<Result>(
        _ strings: [String],
        _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }

    private static func withOptionalStrings<Result>(
        _ input: String?,
        _ output: String?,
        _ error: String?,
        _ body: (pt_redirection) -> Result
    ) -> Result {
        let copies = [input, output, error].map { $0.flatMap { strdup($0) } }
        defer { copies.forEach { free($0) } }
        return body(pt_redirection(input: copies[0], output: copies[1], error: copies[2]))
    }
}
