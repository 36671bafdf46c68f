import AnalyticCore
import Studies

extension ExplorerState {
    /// The most points that are worked out for the screen.
    private static let mostPoints = 2400

    /// The sweep that is ready.
    var namedSweep: NamedSweep { readySweeps[min(max(0, sweep.named), readySweeps.count - 1)] }

    /// The sweeps that say something about the model.
    private var readySweeps: [NamedSweep] { NamedSweep.of(scenario.model) }

    /// The next sweep that is ready, or the one before.
    mutating func turnSweep(by steps: Int) {
        let count = readySweeps.count
        sweep = SweepChoice(named: (min(sweep.named, count - 1) + steps + count) % count)
        note("\(namedSweep.id): \(namedSweep.title)")
    }

    /// The next kind of axes: as the sweep has them, then every mixture.
    mutating func turnAxes() {
        let kinds: [(x: Bool, y: Bool)] = [(true, true), (true, false), (false, true), (false, false)]
        let now = sweep.isLogarithmic.map { ($0.x, $0.y) } ?? namedSweep.isLogarithmic
        let index = kinds.firstIndex { $0 == now } ?? 0
        let next = kinds[(index + 1) % kinds.count]
        sweep.isLogarithmic = SweepChoice.Axes(x: next.x, y: next.y)
        note("x \(next.x ? "logarithmic" : "linear"), y \(next.y ? "logarithmic" : "linear")")
    }

    /// Moves the point that is read out.
    mutating func moveSweepCursor(by steps: Int) {
        let count = sweepRequest?.sweep?.x.range.count ?? 1
        sweep.cursor = max(0, min(count - 1, sweep.cursor + steps))
    }

    /// Puts the selected parameter across, or down the map and apart in the sweep.
    mutating func putOnAxis(across: Bool) {
        guard let parameter = chosenParameter() else { return }
        guard case .whole = parameter.kind else {
            return note("\(parameter.id) is no whole number; the map needs one", kind: .problem)
        }
        guard parameter.id != (across ? map.down : map.across) else {
            return note(
                "\(parameter.id) already goes \(across ? "down" : "across"); a map needs two parameters", kind: .problem
            )
        }
        if across {
            map.across = parameter.id
            let values = AxisValues.values(of: parameter, in: scenario, count: 20).map { ParameterValue.whole($0) }
            sweep.x = Sweep.Axis(parameter, SweepRange(values))
            if sweep.series?.id == parameter.id { sweep.series = nil }
        } else {
            map.down = parameter.id
            let present = parameter.value(in: scenario)
            let more = ["*4", "*16"].compactMap { factor in
                (try? scenario.setting(parameter, to: factor)).map { parameter.value(in: $0) }
            }
            sweep.series = Sweep.Axis(parameter, SweepRange([present] + more.filter { $0 != present }))
            if sweep.x?.id == parameter.id { sweep.x = nil }
        }
        note(
            "\(parameter.id) is \(across ? "across" : "down") in the bound map (\(ViewSpec.bounds.key)) and \(across ? "along x" : "the series") in the sweep (\(ViewSpec.sweep.key))",
            kind: .good)
    }

    /// Lines of the command prompt: `sweep NAME`, `x ID=RANGE`, `series ID=LIST`, `y METRIC,METRIC`. nil where the line is none
    /// of them, else what is wrong, or empty.
    mutating func runSweepLine(_ word: String, _ text: String) -> String? {
        switch word {
        case "sweep":
            guard let index = readySweeps.firstIndex(where: { $0.id == text }) else {
                return "there is no sweep '\(text)'; sweeps lists them"
            }
            sweep = SweepChoice(named: index)
        case "x", "series":
            let parts = text.split(separator: "=", maxSplits: 1).map { String($0) }
            guard parts.count == 2 else { return "write \(word) ID=RANGE, as in x batch=1..1024*2" }
            do throws(SweepError) {
                let axis = try Sweep.Axis(parts[0], parts[1], in: scenario)
                guard axis.range.count <= 400 else { return "at most 400 values on the screen" }
                var choice = sweep
                if word == "x" { choice.x = axis } else { choice.series = axis }
                let shown = try namedSweep.sweep(on: scenario, x: choice.x, series: choice.series)
                guard shown.count <= Self.mostPoints else {
                    return
                        "\(shown.count) points are too many for the screen (at most \(Self.mostPoints)); `modelmeter sweep` takes any number"
                }
                sweep = choice
            } catch {
                return error.description
            }
        case "y":
            let ids = text.split(separator: ",").map { String($0) }
            do throws(SweepError) {
                for id in ids { _ = try MetricCatalogue.named(id, for: scenario.model) }
            } catch {
                return error.description
            }
            sweep.metrics = ids
        default: return nil
        }
        open(.sweep)
        return ""
    }
}
