import AnalyticCore
import Studies

/// Workloads with names: what they cost, and what that shows.
enum ProfilesChapter {
    static func write(_ context: ReportContext, _ page: inout ReportPage) throws(ScenarioError) {
        page.heading("Workload profiles")
        let report = try ProfilesReport(
            WorkloadProfile.builtIn, base: context.base, devices: context.devices.map(\.id))
        page.paragraph(
            "\(WorkloadProfile.builtIn.count) workloads stand for what is sent to such a model: "
                + WorkloadProfile.builtIn.map { "`\($0.id)`, \($0.title)" }.joined(separator: "; ") + ".")
        page.list(report.findings)
        let names = ["to the first token", "to the last token"]
        let members = report.entries.filter { $0.point.deviceID == context.devices.first?.id }
        let bars = BarsSVG(
            title: "Time of each profile before and after its first token, on \(context.base.machine.device.name)",
            axis: "share of the request's time", unit: .seconds,
            parts: [(names[0], ChartPalette.color(of: .prefill)), (names[1], ChartPalette.color(of: .decode))],
            rows: members.map { entry in
                let first = entry.value("ttft") ?? 0
                let all = entry.value("latency") ?? first
                return .init(
                    label: entry.profile.id, parts: [first, max(0, all - first)], note: Figure.seconds(all))
            }, isShare: true)
        page.figure("profiles-time", bars.title, bars.text(details: context.details()))
        if let asked = report.tables.first {
            page.paragraph("\(asked.caption):")
            page.table(asked.header, asked.rows)
        }
        page.paragraph(
            "Times by device, as estimated; \(ReportContext.brackets):")
        page.table(
            ["profile"] + context.devices.map { "\($0.name), TTFT / TPOT" },
            WorkloadProfile.builtIn.map { profile in
                ["`\(profile.id)`"]
                    + context.devices.map { device in
                        guard
                            let entry = report.entries.first(where: {
                                $0.profile.id == profile.id && $0.point.deviceID == device.id
                            })
                        else { return "—" }
                        return ReportContext.seconds(entry.point.service) { $0.timeToFirstToken(.estimate) } + " / "
                            + ReportContext.seconds(entry.point.service) { $0.timePerOutputToken(.estimate) }
                    }
            })
        page.data("data/profiles.csv", report.csv, "Every figure, price and utilisation on each device")
    }
}
