import AnalyticCore
import ArgumentParser
import Reporting
import Studies

/// `modelmeter sweep`: a parameter against metrics.
struct SweepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Sweep a parameter against metrics: tables, figures, and where regimes end.",
        discussion: """
            Ranges: 1..64 counts, 64..1024+64 adds, 1..8192*2 multiplies; 1,2,4 and 1x2,2x3 and eager,graph are lists.

              modelmeter sweep decode-length
              modelmeter sweep --x batch=1..1024*2 --series device=h100-sxm,l40s --y tpot,tokens_per_s
              modelmeter sweep --x image.grid=1x2,2x3,5x6 --y vision.flops,ttft --format csv --output grids.csv
              modelmeter sweep prefill-length --format svg --output prefill.svg
              modelmeter sweep --series model=llama-3.1-8b,qwen3-8b --x batch=1..64*2 --y tpot
              modelmeter sweep --list

            A sweep that is ready sets some parameters itself and says so; --set goes before its own settings.

            Ready to run: \(NamedSweep.all.map(\.id).joined(separator: ", ")).
            """)

    @Argument(help: "A sweep that is ready to run.")
    var name: String?

    @Option(help: ArgumentHelp("The parameter along x and its values.", valueName: "id=range"))
    var x: String?

    @Option(help: ArgumentHelp("A parameter of which each value has a curve of its own.", valueName: "id=list"))
    var series: String?

    @Option(help: ArgumentHelp("Metrics, with commas between.", valueName: "metrics"))
    var y: String?

    @Option(help: "table, csv, json (schema modelmeter.sweep/2), svg or markdown.")
    var format = SweepFormat.table

    @Option(help: ArgumentHelp("Write to a file; svg writes one per unit.", valueName: "file"))
    var output: String?

    @Flag(help: "Linear axes in figures.")
    var linear = false

    @Flag(help: "List the sweeps that are ready, and the metrics.")
    var list = false

    @OptionGroup var options: ScenarioOptions

    func run() throws {
        if list { return Output.write(Self.listing(try options.scenario().model)) }
        let wanted = try wanted()
        if format.streams {
            try stream(wanted.sweep, wanted.provenance)
        } else {
            try page(wanted.sweep, wanted.provenance, wanted.named)
        }
    }

    private func wanted() throws -> (named: NamedSweep?, sweep: Sweep, provenance: Provenance) {
        var named: NamedSweep?
        let base = try options.scenario { model in
            named = try name.map { try NamedSweep.named($0, for: model) }
            return named?.settings(for: model) ?? []
        }
        let axis = try x.map { try Self.axis($0, "--x", in: base.scenario) }
        let curves = try series.map { try Self.axis($0, "--series", in: base.scenario) }
        let metrics = try y.map { try Self.metrics($0, of: base.scenario.model) }
        var sweep: Sweep
        if let named {
            sweep = try named.sweep(on: base.scenario, x: axis, series: curves, metrics: metrics)
        } else {
            guard let axis, let metrics else {
                throw ValidationError("give a sweep that is ready, or --x ID=RANGE and --y METRIC[,METRIC]")
            }
            sweep = try Sweep(
                base: base.scenario, x: axis, series: curves, metrics: metrics, regimes: Regime.bearing(on: metrics))
        }
        if sweep.count > Self.mostForRegimes { sweep = try sweep.withoutRegimes }
        return (named, sweep, .ofThisRun(sweep, ownSettings: base.settings))
    }

    /// Looking for regimes reads more than most metrics do, and between so many points there is nothing left to find.
    private static let mostForRegimes = 2000

    private static func axis(_ text: String, _ option: String, in base: Scenario) throws -> Sweep.Axis {
        guard let sign = text.firstIndex(of: "=") else {
            throw ValidationError(
                "\(option) '\(TypedText.shown(text))' has no values; write ID=RANGE, as in batch=1..64*2")
        }
        return try Sweep.Axis(String(text[..<sign]), String(text[text.index(after: sign)...]), in: base)
    }

    private static func metrics(_ text: String, of model: AnyModel) throws -> [Metric] {
        let ids = text.split(separator: ",", omittingEmptySubsequences: false).map { id in id.filter { $0 != " " } }
        guard ids.allSatisfy({ !$0.isEmpty }) else {
            throw ValidationError("--y '\(TypedText.shown(text))' leaves a metric out; write --y tpot,kv")
        }
        return try ids.map { try MetricCatalogue.named($0, for: model) }
    }

    private func stream(_ sweep: Sweep, _ provenance: Provenance) throws {
        let writer: any SweepRowWriter = format == .csv ? SweepCSV(sweep, provenance) : SweepJSON(sweep, provenance)
        let sink = try Sink(output)
        let interrupt = Interrupt()
        let goesOn: @Sendable () -> Bool = { !interrupt.hasCome }
        let total = sweep.count
        let keepsRows = !sweep.regimes.isEmpty
        var kept = SweepRows(columns: sweep.columns.count)
        try sink.write(writer.opening)
        let done = try SweepRunner.run(sweep, goesOn: goesOn) { done in
            if total > 50_000 { Output.progress("\(done) of \(total) points") }
        } make: { first, rows in
            (bytes: writer.bytes(rows, from: first), rows: keepsRows ? rows : nil)
        } take: { piece in
            try sink.write(piece.bytes)
            if let rows = piece.rows { kept.append(rows) }
        }
        if total > 50_000 { Output.progress(nil) }
        let findings = keepsRows && done == total ? SweepFindings(sweep, rows: kept, goesOn: goesOn) : nil
        try sink.write(writer.closing(points: done, findings: findings))
        try sink.finish()
        guard done == total else { throw Stopped(done: done, total: total) }
    }

    private func page(_ sweep: Sweep, _ provenance: Provenance, _ named: NamedSweep?) throws {
        guard sweep.count <= 200_000 else {
            throw SweepError.tooMany(
                "\(sweep.count) points are too many for \(format.rawValue); csv and json take any number")
        }
        let curves = (sweep.series?.range.count ?? 1) * sweep.metrics.count
        guard format != .svg || curves <= 40 else {
            throw SweepError.tooMany("\(curves) curves can't be told apart in a figure; 40 can")
        }
        let interrupt = Interrupt()
        let findings = SweepFindings(sweep, goesOn: { !interrupt.hasCome })
        guard findings.isComplete else { throw Stopped(done: findings.rows.count, total: sweep.count) }
        let title = named?.title ?? "\(sweep.metrics.map(\.title).joined(separator: ", ")) against \(sweep.x.id)"
        if format == .svg {
            let log = linear ? (x: false, y: false) : named?.isLogarithmic ?? (x: true, y: true)
            return try Sink.write(SweepPages.charts(title, findings, provenance, log: log), to: output)
        }
        let sink = try Sink(output)
        try sink.write(
            format == .markdown
                ? SweepPages.markdown(findings, provenance)
                : "\(title)\n\n" + SweepPages.table(findings, provenance))
        try sink.finish()
    }

    private static func listing(_ model: AnyModel) -> String {
        var text = "Sweeps that are ready:\n\n"
        for sweep in NamedSweep.of(model) {
            text += "  \(sweep.id)\n      \(sweep.title); \(sweep.x.id)=\(sweep.x.range)\n"
            let settings = sweep.settings(for: model).map { "\($0.id)=\($0.value)" }
            if !settings.isEmpty { text += "      sets \(settings.joined(separator: " "))\n" }
        }
        text += "\nMetrics:\n\n"
        for metric in MetricCatalogue.of(model) {
            text += "  \(metric.id)\n      \(metric.title), \(metric.unit.symbol)\n"
        }
        return text
    }
}

extension SweepFormat: ExpressibleByArgument {}
