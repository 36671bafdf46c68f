import AnalyticCore
import Foundation
import Glibc
import PageFiles
import Testing

@Suite("Files on the disk")
struct FileKindTests {
    private func problem(_ path: String) -> String? {
        do {
            _ = try PageFile(path: path)
            return nil
        } catch {
            return error.description
        }
    }

    @Test("pipes, devices, folders and files that are not there are refused at once, each by what it is")
    func refused() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let pipe = folder + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(problem(pipe) == "\(pipe): is a pipe; allowed: a regular file")
        #expect(problem("/dev/zero") == "/dev/zero: is a device or socket; allowed: a regular file")
        #expect(problem(folder) == "\(folder): is a folder; allowed: an image or a PDF file")
        #expect(problem(folder + "/none") == "\(folder)/none: cannot be read: No such file or directory")
    }

    @Test("of a file of 100 MB only headers are read; a long one with a broken table is not searched through")
    func large() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(SampleFiles.jpeg(30, 20)).write(to: URL(filePath: path))
        #expect(truncate(path, 100 << 20) == 0)
        #expect(try PageFile(path: path).pages == [PageSize(width: 30, height: 20)])
        try Data("%PDF-1.7\n".utf8).write(to: URL(filePath: path))
        #expect(truncate(path, 100 << 20) == 0)
        #expect(problem(path) == "\(path): PDF file: has no startxref at its end")
    }
}
