import AnalyticCore
import DeviceLibrary
import Reporting
import Studies
import Testing

@Suite("Profiles as text")
struct ProfilesReportTests {
    private static func report(_ devices: [String]) throws -> ProfilesReport {
        try ProfilesReport(WorkloadProfile.builtIn, base: Scenario(), devices: devices)
    }

    @Test("every line fits 80 columns, and FLOPs stand once however many devices there are")
    func width() throws {
        let text = try Self.report(["h100-sxm", "rtx5090"]).text(width: 80)
        for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        let tables = text.split(separator: "\n").filter { $0.hasPrefix("profile ") }
        #expect(tables.count == 3 && tables.count { $0.contains("prefill") } == 1)
        for column in ["K", "B", "pages/s", "1000 p.", "MFU", "MBU"] {
            #expect(tables.contains { $0.contains(" \(column)") }, "\(column)")
        }
    }

    @Test("the sentences name pages that cost the same, and only those")
    func alike() throws {
        let report = try Self.report(["h100-sxm"])
        let same = report.findings.filter { $0.contains("cost the same") }
        #expect(same.count == 1 && same.allSatisfy { $0.contains("a4-150dpi and a4-300dpi") })
        var wide = Scenario()
        try wide.set("image.mode", "base")
        let none = try ProfilesReport(
            [WorkloadProfile(id: "one", title: "", settings: [])], base: wide, devices: ["h100-sxm"])
        #expect(!none.findings.contains { $0.contains("cost the same") })
        #expect(none.findings.contains { $0.contains("matrix peak in prefill") })
    }
}
