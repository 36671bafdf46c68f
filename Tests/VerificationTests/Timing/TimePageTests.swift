import AnalyticCore
import DeviceLibrary
import FoundationEssentials
import Testing

@testable import Verification

@Suite("The tables of docs/time.md")
struct TimePageTests {
    /// The cells of the rows whose first cell is a name in code marks, from a heading on.
    private func rows(under heading: String) throws -> [[String]] {
        let path = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let data = try #require(FileManager.default.contents(atPath: "/" + path + "/docs/time.md"))
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex { $0 == "## " + heading })
        let rest = lines[(start + 1)...]
        return rest[..<(rest.firstIndex { $0.hasPrefix("## ") } ?? rest.endIndex)].filter { $0.hasPrefix("| `") }.map {
            $0.split(separator: "|").map { $0.trimmingPrefix(" ").split(separator: " ").joined(separator: " ") }
        }
    }

    @Test("the errors of families are those of the built-in measurements, to a decimal, and none is left out")
    func families() throws {
        var errors: [String: [Double]] = [:]
        for group in Verification(reference: .builtIn(), checks: [.timing]).timing.groups {
            let family = String(group.id.prefix { $0 != "/" })
            errors[family, default: []].append(group.fit.error)
        }
        let rows = try rows(under: "How far off it is")
        #expect(Set(rows.compactMap(\.first)) == Set(errors.keys.map { "`\($0)`" }))
        for row in rows where row.count == 5 {
            let found = try #require(errors[row[0].filter { $0 != "`" }]).sorted()
            #expect(row[2] == String(found.count), "\(row)")
            for (cell, error) in [(row[3], found.first), (row[4], found.last)] {
                let stated = try #require(Double(cell))
                #expect(abs(stated - (error ?? 0)) < 0.051, "\(row)")
            }
        }
    }

    @Test("floors and estimates of the default page on eight devices are the program's, to three digits")
    func devices() throws {
        let rows = try rows(under: "The default page on eight devices")
        #expect(rows.count == 8)
        for row in rows {
            var scenario = Scenario()
            try scenario.set("device", row[0].filter { $0 != "`" })
            let service = Service(TimeEvaluation(try Evaluation(scenario)))
            let figures = [
                service.timeToFirstToken(.floor), service.timeToFirstToken(.estimate),
                service.timePerOutputToken(.floor), service.timePerOutputToken(.estimate),
            ]
            for (cell, figure) in zip(row[1...], figures) {
                let (stated, seconds) = (try #require(Double(cell)), try #require(figure))
                #expect(abs(stated / (seconds * 1e3) - 1) < 0.006, "\(row)")
            }
        }
    }
}
