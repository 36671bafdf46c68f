import AnalyticCore
import TerminalKit
import Testing
import Verification

@testable import Explorer

@Suite("Labels on frames")
struct FrameLabelTests {
    @Test("hold whole clauses only, in every view at every width", arguments: ViewSpec.all.map(\.id.rawValue))
    func clauses(id: String) throws {
        let spec = try #require(ViewSpec.named(id))
        var explorer = try makeExplorer(120, 40)
        explorer.remember(try Verification.small())
        explorer.type("b : batch=16 Enter v")
        explorer.show(spec)
        explorer.finish(explorer.begin())
        for width in stride(from: 40, through: 250, by: 3) {
            _ = explorer.update(.resize(Size(columns: width, rows: 40)))
            let label = explorer.look.glyphs.text(spec.labels(explorer).right)
            for line in explorer.render().surface.lines where line.contains("┤ ") {
                // What stands at the right of a frame's upper edge: behind its title.
                for part in line.components(between: "┤ ", and: " ├╮") {
                    #expect(!part.hasSuffix("…"), "\(width): \(line)")
                    if line.contains("┤ \(spec.labels(explorer).title) ├"), !label.isEmpty, line.hasSuffix("\(part) ├╮")
                    {
                        #expect(label.hasPrefix(part), "\(width): \(part)")
                    }
                }
            }
        }
    }
}

extension String {
    /// The texts right before each `end`, from the last `start` before it.
    fileprivate func components(between start: String, and end: String) -> [String] {
        split(separator: end, omittingEmptySubsequences: false).dropLast().compactMap { part in
            part.split(separator: start).last.map { String($0) }
        }
    }
}
