import Foundation
import Testing

/// The program as it was built, run with its streams in pipes.
enum Program {
    /// How a run ended, and what it wrote.
    typealias Result = (status: Int32, output: String, error: String)

    /// Runs it with arguments, without a terminal.
    static func run(_ arguments: String...) throws -> Result { try run(arguments) }

    /// Runs it with arguments, without a terminal.
    static func run(_ arguments: [String], environment: [String: String]? = nil) throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: try path())
        process.arguments = arguments
        if let environment { process.environment = environment }
        let output = Pipe()
        let error = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = error
        try process.run()
        let text = all(of: output)
        let complaint = all(of: error)
        process.waitUntilExit()
        return (
            process.terminationStatus, String(decoding: text, as: UTF8.self), String(decoding: complaint, as: UTF8.self)
        )
    }

    /// Everything that comes through a pipe. A read that a signal breaks off is made again: `readDataToEndOfFile` would trap.
    static func all(of pipe: Pipe) -> Data {
        var data = Data()
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(pipe.fileHandleForReading.fileDescriptor, &buffer, buffer.count)
            if count > 0 {
                data.append(contentsOf: buffer[..<count])
            } else if count == 0 || errno != EINTR {
                return data
            }
        }
    }

    /// Where it is.
    static func path() throws -> String {
        let bundle = try #require(CommandLine.arguments.first { $0.hasSuffix(".xctest") })
        return URL(filePath: bundle).deletingLastPathComponent().appendingPathComponent("modelmeter").path
    }

    /// The lines of a CSV file without its comments.
    static func rows(_ text: String) -> [Substring] {
        text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    }

    /// A folder of one's own, gone after `body`.
    static func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("modelmeter-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }
}
