import AnalyticCore
import Studies
import TerminalKit

/// What lies under the roofs: a stage, a class of layers in a stage, the selection, or what was measured.
struct RooflinePoint: Sendable {
    /// The sign on the chart; points with one of their own stand in the table.
    var sign: String
    /// What it is.
    var name: String
    /// FLOPs for each byte.
    var intensity: Double
    /// FLOP/s that are reached.
    var rate: Double
    var role: Role
    /// What its time goes to most; nil where only the whole was measured.
    var limiter: Limiter?
}

extension RooflinePlot {
    /// The roof over a point, and what it allows there, FLOP/s.
    func roof(over intensity: Double) -> (name: String, rate: Double, role: Role) {
        intensity < ridge
            ? ("memory", intensity * bandwidth, .memory_bound) : ("compute", peak, .compute_bound)
    }
}

extension ExplorerState {
    /// How many layers are named beside the stages.
    private static let mostLayers = 5

    /// The stages, the layers that take most of the time with letters of their own, all others as dots, the selection, and
    /// what was measured.
    func rooflinePoints() -> [RooflinePoint] {
        let glyphs = look.glyphs
        var points = shownStages.compactMap { stage in
            point(String(stage.rawValue.prefix(1)).uppercased(), stage.rawValue, 0, stage, stage.role)
        }
        var layers: [(seconds: Double, point: RooflinePoint)] = []
        var seen: Set<String> = []
        for node in evaluation.nodes.indices.dropFirst() {
            guard let name = evaluation.nodes[node].className, evaluation.nodes[node].layer != nil,
                name != "ModuleList", name != "Sequential", !seen.contains(name), isNarrow(node),
                seen.insert(name).inserted
            else { continue }
            for stage in shownStages {
                let seconds = timing.time(of: node, in: stage).seconds
                let title = "\(evaluation.displayName(of: node)), \(stage.rawValue)"
                guard let point = point(glyphs.isUnicode ? glyphs.bullet : "o", title, node, stage, stage.role) else {
                    continue
                }
                layers.append((seconds, point))
            }
        }
        layers.sort { $0.seconds == $1.seconds ? $0.point.name < $1.point.name : $0.seconds > $1.seconds }
        for index in layers.indices.prefix(Self.mostLayers) {
            layers[index].point.sign = ["a", "b", "c", "d", "e"][index]
        }
        points = layers.reversed().map(\.point) + points
        if let selected = kept.scene.selected?.node, selected > 0 {
            points += shownStages.compactMap {
                point(
                    glyphs.isUnicode ? "◆" : "*", "\(evaluation.displayName(of: selected)), \($0.rawValue)", selected,
                    $0,
                    .title)
            }
        }
        return points + measuredPoints
    }

    /// Whether a node is no whole tower and no whole decoder: those lie where their stage lies.
    private func isNarrow(_ node: Int) -> Bool {
        let whole = max(timing.total(of: 0).seconds, .leastNonzeroMagnitude)
        return timing.total(of: node).seconds < 0.9 * whole && evaluation.lineage(of: node).count > 2
    }

    private func point(_ sign: String, _ name: String, _ node: Int, _ stage: Stage, _ role: Role) -> RooflinePoint? {
        let time = timing.time(of: node, in: stage)
        return point(sign, name, timing.timed.cost(of: node, in: stage), time.seconds, role, time.limiter)
    }

    private func point(
        _ sign: String, _ name: String, _ cost: Cost, _ seconds: Double, _ role: Role, _ limiter: Limiter?
    ) -> RooflinePoint? {
        guard let intensity = cost.intensity, intensity > 0, seconds > 0 else { return nil }
        return RooflinePoint(
            sign: sign, name: name, intensity: intensity, rate: cost.flops.approximate / seconds, role: role,
            limiter: limiter)
    }

    /// What was measured: the time to first token, of which all stages before the decode are one, and decode.
    private var measuredPoints: [RooflinePoint] {
        let sign = look.glyphs.isUnicode ? "■" : "@"
        var points: [RooflinePoint?] = []
        if stage != .decode, let seconds = kept.service.timeToFirstToken(.measured) {
            let cost = untilFirstToken.reduce(Cost.zero) { $0 + timing.timed.cost(of: 0, in: $1) }
            points.append(point(sign, "measured TTFT", cost, seconds, .title, nil))
        }
        if shownStages.contains(.decode), let seconds = kept.service.stageSeconds(.decode, .measured) {
            points.append(
                point(sign, "measured decode", timing.timed.cost(of: 0, in: .decode), seconds, .title, nil))
        }
        return points.compactMap { $0 }
    }

    /// The points with names in a table: which roof is over each, how much of it is reached, and what holds it below. Behind it
    /// what the roofs are.
    func rooflineLegend(_ points: [RooflinePoint], _ plot: RooflinePlot, width: Int) -> Page {
        var page = Page(width: width, glyphs: look.glyphs)
        var table = Table([
            Table.Column("", .words(least: 1), priority: 0), Table.Column("point", .words(least: 10), priority: 0),
            Table.Column("FLOP/B", .figure, priority: 3), Table.Column("reaches", .figure, priority: 4),
            Table.Column("roof", .words(least: 7), priority: 1), Table.Column("of it", .figure, priority: 1),
            Table.Column("held up by", .words(least: 8), priority: 2),
        ])
        let text = FigureText(format: figures)
        let plain = look.glyphs.isUnicode ? look.glyphs.bullet : "o"
        let named = points.filter { $0.sign != plain }
        // Stages first, then what is asked for, then the layers by their time.
        let stages = named.filter { $0.sign.first?.isUppercase == true }
        let layers = named.filter { $0.sign.first?.isLowercase == true }.reversed()
        let others = named.filter { $0.sign.first?.isLetter != true }
        for point in stages + others + layers {
            let roof = plot.roof(over: point.intensity)
            table.add([
                .text(point.sign, point.role, bold: true), .text(point.name),
                .text(text.intensity(point.intensity)), .text(Figure.scaled(point.rate, "FLOP/s"), .muted),
                .text(roof.name, roof.role), .text(Figure.percent(point.rate / roof.rate)),
                .text(point.limiter?.title ?? "", point.limiter?.role ?? .muted),
            ])
        }
        page.table(table)
        let device = scenario.machine.device
        var roofs = [
            [Span("\(peakTitle) \(Figure.scaled(plot.peak, "FLOP/s"))", .compute_bound)],
            [Span("memory \(Figure.scaled(plot.bandwidth, "B/s"))", .memory_bound)],
        ]
        if let vector = device.vector?.value, vector > 0, vector < plot.peak {
            roofs.append([Span("vector peak \(Figure.scaled(vector, "FLOP/s"))", .vector_bound)])
        }
        roofs.append([Span("\(plain) other layers", .muted)])
        page.flow(roofs)
        if let sentence = rooflineSentence(stages, plot) { page.text(sentence, .title) }
        return page
    }

    /// What the chart says of the stage that takes longest.
    private func rooflineSentence(_ stages: [RooflinePoint], _ plot: RooflinePlot) -> String? {
        let longest = shownStages.max { timing.time(of: 0, in: $0).seconds < timing.time(of: 0, in: $1).seconds }
        guard let longest, let point = stages.first(where: { $0.name == longest.rawValue }) else { return nil }
        let text = FigureText(format: figures)
        let roof = plot.roof(over: point.intensity)
        let side = point.intensity < plot.ridge ? "left" : "right"
        let share = point.rate / roof.rate
        let rest: String =
            switch point.limiter {
            case .host, .launch: "the rest is \(point.limiter?.title ?? ""), which no roof shows"
            case .link: "the rest is the link between devices, which no roof shows"
            default: "the rest is what kernels do not reach of it"
            }
        return
            "\(longest.rawValue) does \(text.intensity(point.intensity)) FLOP for each byte, \(side) of the ridge at \(text.intensity(plot.ridge)): \(roof.name) is its roof, and it reaches \(Figure.percent(share)) of it; \(rest)"
    }

    /// What the highest roof is: products of types that the matrix units don't take run on the vector units.
    private var peakTitle: String {
        let (weights, activations) = (scenario.workload.weightPrecision, scenario.workload.activationPrecision)
        guard scenario.machine.runsOnVectorUnits(weights, activations) else { return "matrix peak" }
        let types = weights == activations ? weights.rawValue : "\(weights.rawValue) x \(activations.rawValue)"
        return "\(types) runs on the vector units:"
    }
}
