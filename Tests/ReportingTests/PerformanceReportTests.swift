import AnalyticCore
import DeviceLibrary
import Foundation
import Studies
import Testing
import Verification

@testable import Reporting

@Suite("The performance report")
struct PerformanceReportTests {
    private static let verification = Verification(reference: .builtIn())

    private static func files(_ settings: [(id: String, value: String)] = []) throws -> [(path: String, text: String)] {
        var base = Scenario()
        for (id, value) in settings { try base.set(id, value) }
        return try PerformanceReport.files(base: base, verification: verification, version: "1")
    }

    @Test("the same input gives the same bytes, every figure and file that the text names is there, and only those")
    func complete() throws {
        let files = try Self.files()
        let again = try Self.files()
        #expect(files.map(\.path) == again.map(\.path) && files.map(\.text) == again.map(\.text))
        let text = try #require(files.first { $0.path == "README.md" }).text
        for file in files where file.path != "README.md" { #expect(text.contains("(\(file.path))"), "\(file.path)") }
        #expect(Set(files.map(\.path)).count == files.count)
        #expect(text.components(separatedBy: "](figures/").count - 1 == files.count { $0.path.hasPrefix("figures/") })
        for file in files where file.path.hasSuffix(".svg") {
            #expect(file.text.hasPrefix("<svg") && file.text.hasSuffix("</svg>\n"), "\(file.path)")
            #expect(!file.text.contains("nan") && !file.text.contains("inf\""), "\(file.path)")
        }
    }

    @Test("findings are the computed numbers, each with what follows from it")
    func findings() throws {
        let text = try #require(try Self.files().first).text
        #expect(text.contains("3 336 106 240 parameters"))
        #expect(text.contains("overtake those of prefill at 893 tokens"))
        #expect(text.contains("738 of 738"))
        #expect(text.contains("61 of 64 experts"))
        #expect(text.contains("costs exactly what one of 1240 x 1754 does"))
        #expect(text.components(separatedBy: "; therefore ").count > 7)
        #expect(!text.contains("FAIL") && !text.contains(" nan"))
    }

    @Test("sentences follow the numbers: another page, device and answer give other ones")
    func follows() throws {
        let text = try #require(
            try Self.files([("device", "l40s"), ("decode.tokens", "2000"), ("image.grid", "1x2")]).first
        ).text
        #expect(text.contains("is a decode workload by FLOPs already"))
        #expect(text.contains("takes an estimated") && text.contains("On L40S"))
        #expect(!text.contains("costs exactly what one of"))
    }

    @Test("the original analysis stands beside this one: its largest difference, its grids, the cause of each")
    func earlier() throws {
        let text = try #require(try Self.files().first).text
        #expect(text.contains("up to 0.5931 % (`Block`)"))
        #expect(text.contains("-0.099 % at 1x2 to +5.744 % at 5x6"))
        #expect(text.contains("leaves out seven eighths of the relative-position products: -0.639 %"))
        #expect(text.contains("of 21 layers they give the printed difference"))
        #expect(!text.contains("not known |"), "every difference has a cause")
    }

    @Test("every part of a report is there")
    func chapters() throws {
        let text = try #require(try Self.files().first).text
        for title in [
            "Abstract", "Findings", "Layer by layer", "The original analysis beside this one",
            "Core aggregation and consistency", "Traffic", "Scaling", "Memory", "Workload profiles",
            "Time: predicted against measured", "Objectives: time to first token, time per output token",
            "Utilisation: what limits each stage, and what each lever buys", "Limitations", "Conclusion", "Provenance",
        ] {
            #expect(text.contains("\n## \(title)\n"), "\(title)")
        }
        #expect(text.contains("GeForce RTX 5090"))
    }

    @Test("where a device's figures are disputed, every time on it has its low and high reading, floors too")
    func readings() throws {
        let text = try #require(try Self.files().first).text
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| B200 SXM (HGX) |") && $0.contains("met |") }
        #expect(!rows.isEmpty)
        for row in rows {
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(cells[3].contains(" to ") && cells[5].contains(" to "), "\(row)")
        }
    }

    @Test("each measured case that settings stand for is in the report, and the others are named with the reason")
    func cases() throws {
        let text = try #require(try Self.files().first).text
        let timing = Self.verification.timing
        let ids = Set(timing.cases.map(\.id))
        #expect(ids.count == 13)
        for id in ids { #expect(text.contains("\n| `\(id)` |"), "\(id)") }
        #expect(text.contains("Not compared: `a100-80-vllm-glm-ocr-receipt`, since"))
    }

    @Test("provenance names the commit of each file that was run, and says where none is recorded")
    func commits() throws {
        let text = try #require(try Self.files().first).text
        for name in ["deepencoder.py", "modeling_deepseekocr.py", "modeling_deepseekv2.py"] {
            let row = text.split(separator: "\n").first { $0.hasPrefix("| reference code, `\(name)` |") }
            #expect(row?.contains("@7cd9cb1") == true, "\(name)")
        }
        let none = Verification(reference: ReferenceSet(source: "none", texts: []), checks: [.core])
        let files = try PerformanceReport.files(base: Scenario(), verification: none, version: "1")
        #expect(try #require(files.first).text.contains("| commit of the reference code | not recorded |"))
    }

    @Test("captions, axes, legends and notes of figures are words, without ids of parameters")
    func captions() throws {
        let files = try Self.files()
        let text = try #require(files.first).text
        let ids = Scenario().parameters.all.map(\.id).filter { $0.contains(".") || $0.contains("_") }
        for line in text.split(separator: "\n") where line.hasPrefix("**Figure") {
            #expect(!ids.contains { line.contains($0) }, "\(line)")
        }
        for file in files where file.path.hasSuffix(".svg") {
            for (words, _) in SVGTexts.boxes(file.text) {
                #expect(!ids.contains { words.contains($0) }, "\(file.path): \(words)")
            }
        }
    }

    @Test("no two series of a scatter share colour and mark")
    func marks() {
        let looks = (0..<24).map { "\(ChartPalette.colors[$0 % ChartPalette.colors.count]) \(ScatterSVG.form($0) % 4)" }
        #expect(Set(looks).count == looks.count)
    }

    @Test("no two figures share a title")
    func titles() throws {
        let titles = try Self.files().filter { $0.path.hasSuffix(".svg") }.compactMap { file in
            file.text.components(separatedBy: "<title>").dropFirst().first?.components(separatedBy: "</title>").first
        }
        #expect(titles.count > 20 && Set(titles).count == titles.count)
    }

    @Test("no text of a figure lies over another, and none leaves the picture")
    func texts() throws {
        for file in try Self.files() where file.path.hasSuffix(".svg") {
            let boxes = SVGTexts.boxes(file.text)
            #expect(!boxes.isEmpty)
            for (index, box) in boxes.enumerated() {
                #expect(box.area.x >= 0 && box.area.maxX <= 868, "\(file.path): \(box.text)")
                for other in boxes.dropFirst(index + 1) {
                    #expect(!box.area.overlaps(other.area), "\(file.path): \(box.text) over \(other.text)")
                }
            }
        }
    }
}

/// Where the texts of a picture lie.
private enum SVGTexts {
    static func boxes(_ svg: String) -> [(text: String, area: ChartCanvas.Box)] {
        svg.components(separatedBy: "<text ").dropFirst().compactMap { part in
            guard let open = part.firstIndex(of: ">"), let close = part.range(of: "</text>") else { return nil }
            let text = String(part[part.index(after: open)..<close.lowerBound])
            func value(_ name: String) -> String? {
                part[..<open].components(separatedBy: name + "=\"").dropFirst().first?.components(separatedBy: "\"")
                    .first
            }
            guard let x = value(" x").flatMap(Double.init), let y = value(" y").flatMap(Double.init) else { return nil }
            let size = value("font-size").flatMap(Double.init) ?? 12
            // The fonts of viewers are a little narrower than what is reserved.
            let width = Double(text.count) * size * 0.56
            let anchor = value("text-anchor") ?? "start"
            let left = anchor == "start" ? x : anchor == "end" ? x - width : x - width / 2
            return (text, ChartCanvas.Box(x: left, y: y - size * 0.75, width: width, height: size * 0.8))
        }
    }
}
