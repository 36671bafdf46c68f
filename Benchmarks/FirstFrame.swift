import CPseudoTerminal
import Foundation

/// The program in a terminal of its own, from its start until the last row of its first picture is there.
enum FirstFrame {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The program that was built beside this one.
    static var program: String {
        let own = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        return own.deletingLastPathComponent().appendingPathComponent("modelmeter").path
    }

    /// Starts it and waits.
    static func wait() throws {
        var child = try start([])
        defer { pt_close(&child) }
        try read(&child) { $0.contains(Array("help".utf8)) && $0.contains(Array("quit".utf8)) }
    }

    /// Runs it to its end; what it writes is dropped.
    static func run(_ arguments: [String]) throws {
        var child = try start(arguments, output: "/dev/null")
        defer { pt_close(&child) }
        try? read(&child) { _ in false }
        var (status, bySignal): (Int32, Bool) = (0, false)
        guard pt_reap(&child, &status, &bySignal), status == 0, !bySignal else {
            throw Failure(description: "\(program) \(arguments.joined(separator: " ")) failed")
        }
    }

    private static func start(_ arguments: [String], output: String? = nil) throws -> pt_child {
        var child = pt_child(process: 0, master: -1, slave: -1, exit: -1, modes_before: 0)
        let variables = ["TERM=xterm-256color", "LC_ALL=C.UTF-8", "HOME=/nonexistent", "PATH=/usr/bin:/bin"]
        let words = ([program] + arguments).map { strdup($0) } + [nil]
        let environment = variables.map { strdup($0) } + [nil]
        let target = output.flatMap { strdup($0) }
        defer { (words + environment + [target]).forEach { free($0) } }
        let redirection = pt_redirection(input: nil, output: target, error: target)
        guard pt_spawn(program, words, environment, 120, 40, redirection, &child) == 0 else {
            throw Failure(description: "cannot start \(program); build it as `make bench` does")
        }
        return child
    }

    /// Reads until what was sent fulfils a condition.
    private static func read(_ child: inout pt_child, until isEnough: ([UInt8]) -> Bool) throws {
        var sent: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while !isEnough(sent) {
            let count = Int(pt_read(&child, 10_000, &buffer, Int32(buffer.count)))
            guard count >= 0 else { throw Failure(description: "\(program) ended early") }
            sent += buffer[..<count]
        }
    }
}
