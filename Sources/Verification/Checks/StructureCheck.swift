import AnalyticCore

/// The model against itself: the whole is the sum of its parts, at several workloads, in every figure.
enum StructureCheck {
    static func run(into recorder: inout RowRecorder) {
        for (index, settings) in workloads.enumerated() {
            var place = CasePlace(file: "model", group: "sum of parts", index: index)
            place.shape = settings.isEmpty ? "defaults" : settings.map { "\($0)=\($1)" }.joined(separator: " ")
            recorder.attempt(place) { place, recorder throws(ReferenceProblem) in
                let field = ReferenceField(file: place.file, path: place.shape, value: .null)
                compare(try field.evaluate(settings), place, &recorder)
            }
        }
    }

    /// The default page, text alone, a batch with quantised weights and GQA, and a large forced grid on fused attention.
    private static let workloads: [[(id: String, value: String)]] = [
        [],
        [("image.mode", "none"), ("prompt.tokens", "512")],
        [
            ("batch", "8"), ("image.mode", "base"), ("num_key_value_heads", "5"), ("precision.weights", "int4"),
            ("precision.kv", "fp8"),
        ],
        [
            ("image.grid", "5x6"), ("decode.tokens", "1000"), ("attention.decoder", "flash"), ("logits", "last"),
        ],
    ]

    private static func compare(_ evaluation: Evaluation, _ place: CasePlace, _ recorder: inout RowRecorder) {
        let leaves = evaluation.nodes.indices.filter { evaluation.nodes[$0].kind != nil }
        for stage in Stage.allCases {
            let parts = leaves.reduce(Cost.zero) { $0 + evaluation.cost(of: $1, in: stage) }
            let whole = evaluation.cost(of: 0, in: stage)
            for (quantity, unit, figure) in figures {
                recorder.compare(
                    place, .core, "\(stage.rawValue).\(quantity)", unit, measured: figure(parts),
                    analytic: figure(whole), note: "measured: the sum over all operations; analytic: the root")
            }
        }
        let wrong = evaluation.nodes.indices.count { node in
            let children = evaluation.children(of: node)
            return !children.isEmpty
                && Stage.allCases.contains { stage in
                    children.reduce(Cost.zero) { $0 + evaluation.cost(of: $1, in: stage) }
                        != evaluation.cost(of: node, in: stage)
                }
        }
        recorder.compare(
            place, .core, "parents_unlike_their_children", "nodes", measured: 0, analytic: Count(wrong),
            note: "every figure of a parent is the sum of its children's")
        let parts = ["model.sam_model", "model.vision_model", "model.projector", "model.layers", "lm_head"]
        recorder.compare(
            place, .core, "total.matrix_flops", "FLOPs",
            measured: parts.reduce(.zero) { $0 + evaluation.total(at: $1).matrix },
            analytic: evaluation.total(of: 0).matrix, note: "measured: SAM, CLIP, projector, decoder layers and head")
    }

    private static let figures: [(String, String, @Sendable (Cost) -> Count)] = [
        ("matrix_flops", "FLOPs", { $0.matrix }), ("vector_flops", "FLOPs", { $0.vector }),
        ("weight_bits_read", "bits", { $0.weightBits }), ("activation_bits_read", "bits", { $0.readBits }),
        ("activation_bits_written", "bits", { $0.writeBits }), ("kv_bits_read", "bits", { $0.keyValueReadBits }),
        ("kv_bits_written", "bits", { $0.keyValueWriteBits }), ("launches", "kernels", { $0.launches }),
    ]
}
