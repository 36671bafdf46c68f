import Foundation
import Testing

@Suite("Where models are named")
struct ModelNamesTests {
    /// Rooms that are about single models, their counts or what is written about them.
    private static let rooms = [
        "AnalyticCore/Models/", "Studies/Models/", "Reporting/Report/", "ModelFiles/", "Verification/",
        "ReferenceCounts/",
        "KnownModels/",
    ]

    /// Files that name one for a reason of their own.
    private static let reasons = [
        "AnalyticCore/Blocks/CacheRecorder.swift": "switches over the models, as AnyModel does",
        "AnalyticCore/Blocks/LatentAttention.swift": "the classes that the block was read from",
        "AnalyticCore/Engines/EngineRecords.swift": "the measurements that values rest on",
        "AnalyticCore/Parameters/Parameter.swift": "the title of a group that one model alone has",
    ]

    @Test("no code outside the rooms of models names one; comments may say where something comes from")
    func names() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
        let files = try #require(FileManager.default.enumerator(atPath: root.path))
        var read = 0
        for case let path as String in files where path.hasSuffix(".swift") {
            let isRoom = Self.rooms.contains { path.hasPrefix($0) } || Self.reasons[path] != nil
            // What the explorer says of models is a room of its own views.
            guard !isRoom else { continue }
            read += 1
            let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
            for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                let code = line.trimmingCharacters(in: .whitespaces)
                #expect(
                    code.hasPrefix("//") || !code.lowercased().contains("deepseek"), "\(path):\(index + 1): \(code)")
            }
        }
        #expect(read > 200)
    }
}
