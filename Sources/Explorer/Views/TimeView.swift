import AnalyticCore
import Studies
import TerminalKit

extension ViewSpec {
    static let time = ViewSpec(
        .time, key: "7",
        help: "Stages and layers in time: floor, estimate, measured; what limits them; targets and cost.",
        labels: { state in
            let count = state.scenario.machine.devices
            let name = state.scenario.deviceName
            return ("time\(state.stageScope)", count > 1 ? "\(count) \(state.look.glyphs.times) \(name)" : name)
        },
        content: .page { $0.timePage(width: $1) })
}

extension ExplorerState {
    /// Stages and layers in time: floor, estimate and measured kept apart, what limits them, and what a request costs.
    func timePage(width: Int) -> Page {
        var page = Page(width: width, glyphs: look.glyphs)
        let service = kept.service
        page.table(timeTable(service))
        if let formSentence { page.text(formSentence, .muted) }
        if let reason { page.text("why: " + reason, .title) }
        addDoubts(service, to: &page)
        page.heading("what holds \(stage.stage?.rawValue ?? "the stages") up")
        addLimiters(to: &page)
        page.heading("modules in their order, by what limits them")
        addTimeline(to: &page)
        addSlowest(to: &page)
        addOperations(to: &page)
        addMeasured(service, to: &page)
        addBasis(to: &page)
        page.heading("service, as estimated")
        addService(service, to: &page)
        page.heading("what these words mean")
        for (word, meaning) in timeWords { page.text("\(word): \(meaning)", .muted) }
        return page
    }

    /// Parts that add up: the host and the stages to the first token, that and decode to the request. Verdicts stand beside the estimate,
    /// and are never cut.
    private func timeTable(_ service: Service) -> Table {
        let isMeasured = scenario.machine.measuredTTFT > 0 || scenario.machine.measuredTPOT > 0
        var table = Table(
            [
                Table.Column("", .words(least: 9), priority: 0), Table.Column("estimate", .figure, priority: 1),
                Table.Column("±", .figure, priority: 5),
                Table.Column("floor", .figure, priority: 3),
            ] + (isMeasured ? [Table.Column("measured", .figure, priority: 4)] : []) + [
                Table.Column("held up by", .words(least: max(12, verdictWidth)), priority: 2),
                Table.Column("MFU", .figure, priority: 7), Table.Column("MBU", .figure, priority: 8),
                Table.Column("kernels", .figure, priority: 6),
            ])
        func row(
            _ name: [Span], _ held: Table.Cell, error stages: [Stage] = [], of read: (Service.Basis) -> Double?
        ) -> [Table.Cell] {
            func text(_ basis: Service.Basis) -> String { read(basis).map(FigureText.seconds) ?? "—" }
            return [
                .spans(name), .text(text(.estimate), bold: true), .text(error(of: stages) ?? "", .muted),
                .text(text(.floor), .muted),
            ]
                + (isMeasured ? [.text(text(.measured), .title)] : []) + [held]
        }
        func title(_ name: String, _ words: String) -> [Span] {
            [Span(name, .title, bold: true, fit: .whole), Span(words.isEmpty ? "" : " " + words, .muted, fit: .extra)]
        }
        func addStage(_ each: Stage, indent: String) {
            let time = timing.time(of: 0, in: each)
            let held = time.limiter.map { limiter -> Table.Cell in
                let share = " " + Figure.percent(time.seconds(limiter) / time.seconds)
                return .spans([
                    Span(limiter.title, limiter.role, fit: .whole), Span(share, limiter.role, fit: .extra),
                ])
            }
            let count = each == .decode ? scenario.workload.decodeTokens : 1
            let times = count > 1 ? " \(look.glyphs.times)\(FigureText.short(count))" : ""
            table.add(
                row(
                    [
                        Span(indent + each.rawValue, each.role, bold: stage.stage == each, fit: .whole),
                        Span(times, .muted, fit: .extra),
                    ], held ?? .none, error: [each], of: { service.part(each, $0) }) + [
                        .text(service.utilisation(each, .estimate).map(Figure.percent) ?? "—", .muted),
                        .text(service.bandwidthUtilisation(each, .estimate).map(Figure.percent) ?? "—", .muted),
                        .text(time.launches > 0 ? Figure.grouped(Count(Int(time.launches.rounded()))) : "—", .muted),
                    ], target: .stage(StageChoice(rawValue: each.rawValue) ?? .all))
        }
        let machine = scenario.machine
        let isDecode = stage.stage == .decode
        if !isDecode {
            table.add(
                row(
                    title("TTFT", "first token"), verdict(service.timeToFirstToken(.estimate), machine.targetTTFT),
                    error: untilFirstToken, of: service.timeToFirstToken))
            if stage == .all {
                for (name, seconds) in beforeFirstKernel(service) {
                    table.add(row([Span("  " + name, .muted)], .none) { $0 == .estimate ? seconds : nil })
                }
            }
        }
        for each in untilFirstToken where shownStages.contains(each) { addStage(each, indent: "  ") }
        if scenario.workload.decodeTokens > 0, shownStages.contains(.decode) {
            table.add(
                row(
                    title("TPOT", "each token"),
                    verdict(service.timePerOutputToken(.estimate), machine.targetTPOT / 1e3),
                    error: [.decode], of: service.timePerOutputToken))
            for (name, read) in [("  first", true), ("  last", false)] {
                table.add(
                    row([Span(name, .muted)], .none) { basis in
                        service.stepSeconds(basis).map { read ? $0.first : $0.last }
                    })
            }
            addStage(.decode, indent: "")
        }
        if stage == .all { table.add(row(title("request", ""), .none, of: service.latency)) }
        return table
    }

    /// What a request waits for before its first kernel, by name: the host that prepares it, and the requests before it.
    func beforeFirstKernel(_ service: Service) -> [(name: String, seconds: Double)] {
        guard let first = service.firstToken(.estimate) else { return [] }
        return [("host", first.host), ("wait", first.wait)].filter { $0.1 > 0 }
    }

    /// How far off kernels like those of some stages were where they were measured; nothing where that says nothing of the stage: no
    /// such kernels were measured, or the host sets the pace.
    private func error(of stages: [Stage]) -> String? {
        var (seconds, errors) = (0.0, 0.0)
        for stage in stages {
            let time = timing.time(of: 0, in: stage)
            guard time.seconds > 0 else { continue }
            guard time.limiter != .host, let families = kept.families[stage],
                let error = timing.error(of: stage, families: families)
            else { return nil }
            seconds += time.seconds
            errors += time.seconds * error
        }
        return seconds > 0 ? Figure.percent(errors / seconds) : nil
    }

    private func verdict(_ seconds: Double?, _ target: Double) -> Table.Cell {
        .spans(seconds.map { [targetVerdict($0, target)] } ?? [])
    }

    /// A time against its target, in words that stay short: the same in every view.
    func targetVerdict(_ seconds: Double, _ target: Double) -> Span {
        let limit = Figure.seconds(target)
        return seconds <= target
            ? Span("\(look.glyphs.check) < \(limit)", .ok, bold: true, fit: .whole)
            : Span("\(look.glyphs.cross) > \(limit)", .error, bold: true, fit: .whole)
    }

    /// Columns in which either verdict is whole.
    private var verdictWidth: Int {
        [scenario.machine.targetTTFT, scenario.machine.targetTPOT / 1e3].map { Figure.seconds($0).count + 4 }.max() ?? 0
    }

    /// The words that the page uses, each in a line.
    private var timeWords: [(String, String)] {
        [
            ("estimate", "each kernel by its closed form, one after another, and the host where it is slower"),
            (
                "floor",
                "what no implementation can be faster than: the FLOPs that are needed at the peak, or weights, keys and values once at the full bandwidth; no activations, no fixed costs, no host, no link"
            ),
            (
                "±",
                "mean error of kernels of these kinds where they were measured; none where the host sets the pace, or nothing was measured"
            ),
            (
                "TTFT",
                scenario.model.facts.hasVision
                    ? "from the request to its first token: host (opening, cutting, normalising, tokenising, HTTP), vision and prefill"
                    : "from the request to its first token: host (tokenising, HTTP) and prefill"
            ),
            (
                "TPOT",
                "the mean of the K decode steps; the answer has K + 1 tokens, the first from the prefill, and a request takes TTFT + K \(look.glyphs.times) TPOT"
            ),
            ("MFU, MBU", "shares of the matrix peak and of the memory bandwidth that the estimate comes to"),
        ] + Limiter.allCases.filter { shownTime(of: 0).seconds($0) > 0 }.map { ($0.title, $0.reason) }
    }

    /// The stages that a request goes through before its first token.
    var untilFirstToken: [Stage] { evaluation.stages.filter { $0 != .decode } }

    /// The stage that figures are of, for a heading; nothing where they are of all.
    var stageScope: String { stage.stage.map { " in \($0.rawValue)" } ?? "" }

    /// The stages that figures are of.
    var shownStages: [Stage] { stage.stage.map { [$0] } ?? evaluation.stages }

    /// The time of a node in the stages that are shown.
    func shownTime(of node: Int) -> Time { shownStages.reduce(Time.zero) { $0 + timing.time(of: node, in: $1) } }
}
