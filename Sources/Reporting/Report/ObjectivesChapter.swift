import AnalyticCore
import Studies

/// What a time to first token and a time per output token ask of a device, and which devices give it.
enum ObjectivesChapter {
    static func write(_ context: ReportContext, _ page: inout ReportPage) throws(SweepError) {
        page.heading("Objectives: time to first token, time per output token")
        do throws(ScenarioError) {
            try targets(context, &page)
        } catch {
            throw .scenario(error)
        }
        for id in ["ttft", "tpot"] { try SweepSection.write(id, context, &page) }
    }

    /// What the time to first token is made of.
    private static func parts(_ service: Service, _ machine: Machine) -> String {
        guard let first = service.firstToken(.estimate), first.seconds > 0 else { return "" }
        let parts = first.parts.filter { $0.seconds > 0 }
        let largest = parts.max { $0.seconds < $1.seconds }
        let words = parts.map { "\($0.name) \(Figure.seconds($0.seconds))" }.joined(separator: ", ")
        return
            "On \(machine.device.name) the time to first token is \(Figure.seconds(first.seconds)): \(words). "
            + (largest.map {
                $0.name == "host" || $0.name == "wait"
                    ? "Its largest part is the \($0.name)'s, which no faster device shortens."
                    : "Its largest part is \($0.name)."
            } ?? "")
    }

    private static func targets(_ context: ReportContext, _ page: inout ReportPage) throws(ScenarioError) {
        let machine = context.base.machine
        var rows: [[String]] = []
        var missed: [String] = []
        for device in context.devices {
            for execution in Execution.allCases {
                let service = try context.service([("execution", execution.rawValue)], on: device)
                let (first, step) = (service.timeToFirstToken(.estimate), service.timePerOutputToken(.estimate))
                let meets =
                    (first ?? .infinity) <= machine.targetTTFT && (step ?? 0) <= machine.targetTPOT / 1e3
                if !meets { missed.append("\(device.name), \(execution.rawValue)") }
                rows.append([
                    device.name, execution.rawValue,
                    ReportContext.seconds(service) { $0.timeToFirstToken(.estimate) },
                    ReportContext.seconds(service) { $0.timeToFirstToken(.floor) },
                    ReportContext.seconds(service) { $0.timePerOutputToken(.estimate) },
                    ReportContext.seconds(service) { $0.timePerOutputToken(.floor) }, meets ? "met" : "missed",
                ])
            }
        }
        let service = try context.service()
        page.paragraph([
            parts(service, machine),
            "A TTFT of \(Figure.seconds(machine.targetTTFT)) needs \(Figure.scaled(service.requiredRate, "FLOP/s")), a TPOT of "
                + "\(Figure.seconds(machine.targetTPOT / 1e3)) needs \(Figure.scaled(service.requiredBandwidth, "B/s")) for one page.",
            missed.isEmpty
                ? "Every device here meets both, in every execution: the objectives leave room for a batch."
                : "They are missed on \(missed.joined(separator: "; ")).",
        ])
        page.paragraph("TTFT and TPOT as estimated, beside their floors; \(ReportContext.brackets):")
        page.table(
            ["device", "execution", "TTFT", "its floor", "TPOT", "its floor", "both objectives"], rows)
    }
}
