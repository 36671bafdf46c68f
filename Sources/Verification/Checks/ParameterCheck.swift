import AnalyticCore

/// Every module's class and parameters: `params.json`.
enum ParameterCheck {
    static func run(_ file: ReferenceFile, into recorder: inout RowRecorder) throws(ReferenceProblem) {
        let evaluation = try file.root.evaluate([])
        var ours: [String: (className: String, parameters: Count)] = [:]
        for node in evaluation.nodes.indices {
            guard let name = evaluation.nodes[node].className else { continue }
            let paths = evaluation.instancePaths(of: node)
            for path in paths { ours[path] = (name, evaluation.nodes[node].parameters.divided(by: paths.count)) }
        }
        for (position, module) in try file.root.member("modules").members().enumerated() {
            recorder.attempt(CasePlace(file: file.name, group: module.key, index: position)) {
                place, recorder throws(ReferenceProblem) in
                try compare(module.key, module.field, &place, ours, &recorder)
            }
        }
        for (section, names) in [("totals", totals), ("bytes", bytes)] {
            for (position, figure) in try file.root.member(section).members().enumerated() {
                let place = CasePlace(file: file.name, group: section, index: position)
                guard let analytic = names[figure.key]?(evaluation) else {
                    // Bytes per tower are an object of their own: parameters times two.
                    if case .whole = figure.field.value {
                        recorder.skip(place, because: "no total is called \(figure.key)")
                    }
                    continue
                }
                recorder.compare(
                    place, .core, "\(section).\(figure.key)", section == "bytes" ? "bytes" : "parameters",
                    measured: Count(try figure.field.whole()), analytic: analytic)
            }
        }
    }

    private static func compare(
        _ path: String, _ module: ReferenceField, _ place: inout CasePlace,
        _ ours: [String: (className: String, parameters: Count)], _ recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        let name = try module.member("class").text()
        let parameters = try module.member("total_params").whole()
        place.className = name
        guard let found = ours[path == "(root)" ? "" : path] else {
            recorder.skip(place, because: "the model has no module \(path)")
            return
        }
        guard found.className == name else {
            throw ReferenceProblem(
                file: place.file, field: "modules.\(path).class",
                reason:
                    "\"\(name)\" is not allowed; allowed: \"\(found.className)\", the class that the model has there")
        }
        recorder.compare(
            place, .core, "total_params", "parameters", measured: Count(parameters), analytic: found.parameters)
    }

    private typealias Figure = @Sendable (Evaluation) -> Count

    private static func parameters(_ path: String) -> Figure {
        { evaluation in evaluation.node(at: path).map { evaluation.nodes[$0].parameters } ?? .zero }
    }

    private static let totals: [String: Figure] = [
        "sam": parameters("model.sam_model"), "clip": parameters("model.vision_model"),
        "projector": parameters("model.projector"), "embed_tokens": parameters("model.embed_tokens"),
        "decoder_layers": parameters("model.layers"), "final_norm": parameters("model.norm"),
        "lm_head": parameters("lm_head"), "total": parameters(""),
        "total_without_lm_head (DeepseekOCRModel)": parameters("model"),
        "image_newline": { Count($0.scenario.deepseekOCR.decoder.hidden) },
        "view_seperator": { Count($0.scenario.deepseekOCR.decoder.hidden) },
    ]

    private static let bytes: [String: Figure] = [
        "bfloat16": { $0.weightBytes },
        "float32": { evaluation in
            var scenario = evaluation.scenario
            scenario.workload.weightPrecision = .fp32
            return (try? Evaluation(scenario))?.weightBytes ?? .zero
        },
    ]
}
