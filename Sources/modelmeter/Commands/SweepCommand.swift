import AnalyticCore
import ArgumentParser
import FoundationEssentials
import Reporting
import Studies

/// `modelmeter sweep`: a parameter against metrics.
struct SweepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Sweep a parameter against metrics: tables, figures, and where regimes end.",
        discussion: """
            Ranges: 1..8192*2 multiplies, 64..1024+64 adds, 1,2,4 and 1x2,2x3 and eager,fused are lists.

              modelmeter sweep decode-length
              modelmeter sweep --x batch=1..1024*2 --series device=h100-sxm,l40s --y tpot,tokens_per_s
              modelmeter sweep --x image.grid=1x2,2x3,5x6 --y vision.flops,ttft --format csv --output grids.csv
              modelmeter sweep prefill-length --format svg --output prefill.svg
              modelmeter sweep --list

            Ready to run: \(NamedSweep.all.map(\.id).joined(separator: ", ")).
            """)

    @Argument(help: "A sweep that is ready to run.")
    var name: String?

    @Option(help: ArgumentHelp("The parameter along x and its values.", valueName: "id=range"))
    var x: String?

    @Option(help: ArgumentHelp("A parameter that tells curves apart.", valueName: "id=list"))
    var series: String?

    @Option(help: ArgumentHelp("Metrics, with commas between.", valueName: "metrics"))
    var y: String?

    @Option(help: "table, csv, json (schema modelmeter.sweep/1), svg or markdown.")
    var format = SweepWriter.Format.table

    @Option(help: ArgumentHelp("Write to a file; svg writes one per unit.", valueName: "file"))
    var output: String?

    @Flag(help: "Linear axes in figures.")
    var linear = false

    @Flag(help: "List the sweeps that are ready, and the metrics.")
    var list = false

    @OptionGroup var options: ScenarioOptions

    func run() throws {
        if list { return Output.write(Self.listing) }
        let (sweep, named) = try sweep()
        try sweep.check()
        let sink = try Sink(output)
        if SweepWriter.streams(format) {
            try stream(sweep, named, to: sink)
        } else {
            try page(sweep, named, to: sink)
        }
    }

    private func sweep() throws -> (Sweep, NamedSweep?) {
        let base = try options.scenario()
        let named = try name.map { name in
            guard let found = NamedSweep.all.first(where: { $0.id == name }) else {
                throw ValidationError(
                    "there is no sweep '\(name)'; there are \(NamedSweep.all.map(\.id).joined(separator: ", "))")
            }
            return found
        }
        var sweep = try named?.sweep(from: base)
        let axis = try x.map { try Self.axis($0, "--x") }
        let metrics = try y.map(Self.metrics)
        if sweep == nil {
            guard let axis, let metrics else {
                throw ValidationError("give a sweep that is ready, or --x ID=RANGE and --y METRIC[,METRIC]")
            }
            sweep = Sweep(base: base, x: axis, metrics: metrics)
        }
        guard var sweep else { throw ValidationError("nothing to sweep") }
        for (id, value) in try options.assignments() { try sweep.base.set(id, value) }
        if let axis { sweep.x = axis }
        if let metrics { sweep.metrics = metrics }
        if let series { sweep.series = try Self.axis(series, "--series") }
        return (sweep, named)
    }

    private static func axis(_ text: String, _ option: String) throws -> Sweep.Axis {
        guard let sign = text.firstIndex(of: "=") else {
            throw ValidationError("\(option) '\(text)' has no values; write ID=RANGE, as in batch=1..64*2")
        }
        let parameter = try ParameterCatalogue.parameter(String(text[..<sign]))
        return Sweep.Axis(
            id: parameter.id, range: try SweepRange(parsing: String(text[text.index(after: sign)...])))
    }

    private static func metrics(_ text: String) throws -> [StudyMetric] {
        try text.split(separator: ",").map { id in
            guard let metric = MetricCatalogue.metric(String(id)) else {
                let near = MetricCatalogue.all.map(\.id).filter { $0.contains(id) || id.contains($0) }
                throw SweepError.metric(String(id), nearest: Array(near.prefix(4)))
            }
            return metric
        }
    }

    /// Regimes are looked for where the sweep is small; between a million points there is nothing left to find.
    private func crossings(_ sweep: Sweep, _ named: NamedSweep?) -> [Crossing] {
        guard sweep.x.range.values.count <= 2000 else { return [] }
        if let named { return named.crossings(along: sweep) }
        return CrossingSearch.crossings(of: Regime.all, along: sweep)
    }

    private func stream(_ sweep: Sweep, _ named: NamedSweep?, to sink: Sink) throws {
        let writer = SweepWriter(sweep, format: format)
        sink.write(writer.opening)
        let interrupt = Interrupt()
        let total = sweep.count
        var isFirst = true
        let done = SweepRunner.run(sweep, goesOn: { !interrupt.hasCome }) { done in
            if total > 50_000 { Output.progress("\(done) of \(total) points") }
        } _: { rows in
            sink.write(writer.text(rows, isFirst: isFirst))
            isFirst = false
        }
        if total > 50_000 { Output.progress(nil) }
        sink.write(writer.closing(points: done, crossings: done == total ? crossings(sweep, named) : []))
        guard done == total else {
            Output.complain("stopped after \(done) of \(total) points; what was done is kept")
            throw ExitCode(130)
        }
    }

    private func page(_ sweep: Sweep, _ named: NamedSweep?, to sink: Sink) throws {
        guard sweep.count <= 200_000 else {
            throw ValidationError(
                "\(sweep.count) points are too many for \(format.rawValue); csv and json take any number")
        }
        let rows = SweepRunner.rows(of: sweep)
        let found = crossings(sweep, named)
        let title = named?.title ?? "\(sweep.metrics.map(\.title).joined(separator: ", ")) against \(sweep.x.id)"
        switch format {
        case .markdown: sink.write(SweepPages.markdown(sweep, rows, found))
        case .svg:
            let logarithmic = named?.isLogarithmic ?? (x: true, y: true)
            let charts = SweepPages.charts(
                title, sweep, rows, found, log: linear ? (x: false, y: false) : logarithmic)
            try sink.write(charts)
        default: sink.write("\(title)\n\n" + SweepPages.table(sweep, rows, found))
        }
    }

    private static var listing: String {
        var text = "Sweeps that are ready:\n\n"
        for sweep in NamedSweep.all {
            text += "  \(sweep.id)\n      \(sweep.title); \(sweep.x.id)=\(sweep.x.range)\n"
        }
        text += "\nMetrics:\n\n"
        for metric in MetricCatalogue.all {
            text += "  \(metric.id)\n      \(metric.title)\(metric.unit.isEmpty ? "" : ", \(metric.unit)")\n"
        }
        return text
    }
}

extension SweepWriter.Format: ExpressibleByArgument {}
