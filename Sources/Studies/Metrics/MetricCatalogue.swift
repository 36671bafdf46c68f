import AnalyticCore

/// The one list of metrics: sweeps, charts, tables and files name them by their ids.
public enum MetricCatalogue {
    /// All of them, the most asked for first.
    public static let all: [Metric] = service + request + memory + stages + parts + StudiedModels.metrics

    /// Those that a model has.
    public static func of(_ model: AnyModel) -> [Metric] {
        all.filter { $0.isOf(model) }.map { $0.inWords(of: model.card) }
    }

    private static let index: [String: Int] = {
        var index: [String: Int] = [:]
        for (position, metric) in all.enumerated() { index[metric.id] = position }
        for (old, id) in former { index[old] = index[id] }
        return index
    }()

    /// Ids that figures had before; they stay valid.
    private static let former = ["activations.vision": "vision.peak"]

    /// The metric with an id; nil where there is none.
    public static func metric(_ id: String) -> Metric? { index[id].map { all[$0] } }

    /// The metric with an id.
    ///
    /// - Throws: `SweepError.metric` with the ids that come close.
    public static func named(_ id: String, for model: AnyModel = .standard) throws(SweepError) -> Metric {
        guard let metric = metric(id) else { throw .metric(id, nearest: nearest(to: id)) }
        guard metric.isOf(model) else { throw .noSuchStage(metric: id, model: model.card.title) }
        return metric
    }

    private static func nearest(to id: String) -> [String] {
        guard !id.isEmpty, id.utf8.count <= 64 else { return [] }
        let near = all.map(\.id).filter { $0.contains(id) || id.contains($0) }
        guard near.isEmpty else { return Array(near.prefix(4)) }
        let last = id.split(separator: ".").last.map { String($0) } ?? id
        let alike = Array(all.map(\.id).filter { $0.hasSuffix("." + last) }.prefix(4))
        return alike.isEmpty ? EditDistance.nearest(to: id, among: all.map(\.id)) : alike
    }

    /// Every figure of the whole model, over all stages and in each of them.
    private static let stages: [Metric] =
        ([nil] + Stage.allCases.map { $0 }).flatMap { stage -> [Metric] in
            // The parameters are no figure of a stage; the request has them.
            NodeFigure.all.filter { $0.id != "parameters" }.map { Metric($0, in: stage) }
                + (stage.map(utilisation) ?? [])
        }

    private static func utilisation(_ stage: Stage) -> [Metric] {
        [
            Metric(
                "\(stage.rawValue).mfu", "\(stage.rawValue) MFU, estimate", .percent, of: .stage(stage), needs: .time
            ) { $0.service?.utilisation(stage, .estimate).map { $0 * 100 } },
            Metric(
                "\(stage.rawValue).mbu", "\(stage.rawValue) MBU, estimate", .percent, of: .stage(stage), needs: .time
            ) { $0.service?.bandwidthUtilisation(stage, .estimate).map { $0 * 100 } },
        ]
    }
}
