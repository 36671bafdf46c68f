import AnalyticCore

/// SAM, CLIP and projector of a page: `vision.json`.
enum VisionCheck {
    static func run(
        _ measured: ReferenceField, _ place: inout CasePlace, _ recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        let workload = try measured.member("workload")
        let batch = try workload.member("B").whole()
        let base = try workload.member("base").whole()
        let tiles = try workload.member("n_crops").whole()
        let check = tiles > 0 ? Check.visionWithTiles : .visionWithoutTiles
        let settings = try VisionCase.settings(of: workload, grid: tiles > 0 ? (rows: tiles, columns: 1) : nil)
        place.shape = "B=\(batch) base=\(base)"
        if tiles > 0 { place.shape += " tiles=\(tiles)x\(try workload.member("tile").whole())" }
        place.group = workload.optional("kind").flatMap { try? $0.text() } ?? place.group
        guard recorder.runs(check) else { return }
        for (variant, path) in [("sdpa_math", AttentionPath.sdpa), ("sdpa_fused", .sdpa), ("eager", .eager)] {
            guard let figures = measured.optional(variant) else { continue }
            let evaluation = try workload.evaluate(settings + [("attention.vision", path.rawValue)])
            recorder.compare(
                place, check, "\(variant).flops_total", "FLOPs",
                measured: Count(try figures.member("flops_total").whole()),
                analytic: evaluation.cost(of: 0, in: .vision).counted)
            let repeats = try figures.member("repeats_per_batch").whole()
            let perTower = try figures.member("per_tower_flops_total")
            for tower in Tower.allCases {
                var row = place
                row.className = tower.className(in: evaluation)
                recorder.compare(
                    row, check, "\(variant).per_tower_flops_total.\(tower.rawValue)", "FLOPs",
                    measured: Count(try perTower.member(tower.rawValue).whole()),
                    analytic: evaluation.cost(at: tower.path, in: .vision).counted)
                for (view, pass) in [("global_view", Pass.global), ("local_views", .tiles)] {
                    guard let figure = figures.optional(view)?.optional(tower.rawValue)?.optional("flops_total") else {
                        continue
                    }
                    // What is called once for each page of the batch is stated for one page.
                    recorder.compare(
                        row, check, "\(variant).\(view).\(tower.rawValue).flops_total", "FLOPs",
                        measured: Count(try figure.whole()) * Count(repeats),
                        analytic: evaluation.cost(at: tower.path, in: pass).counted)
                }
            }
        }
    }
}

/// The parts of the vision tower, as the reference counts name them.
enum Tower: String, CaseIterable {
    case sam, clip, projector

    /// Where the tower stands in the model.
    var path: String {
        switch self {
        case .sam: "model.sam_model"
        case .clip: "model.vision_model"
        case .projector: "model.projector"
        }
    }

    func className(in evaluation: Evaluation) -> String? {
        evaluation.node(at: path).flatMap { evaluation.nodes[$0].className }
    }
}
