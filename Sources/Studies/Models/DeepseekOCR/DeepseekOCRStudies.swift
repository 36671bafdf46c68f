import AnalyticCore

/// What is studied of DeepSeek-OCR alone: figures of its parts, by their paths.
public enum DeepseekOCRStudies {
    /// FLOPs of towers, projector, layers and head, and of the attention inside them.
    static let metrics: [Metric] = [
        part("sam.flops", "SAM FLOPs", .vision) { $0.matrix(at: sam, in: .vision) },
        part("clip.flops", "CLIP FLOPs", .vision) { $0.matrix(at: "model.vision_model", in: .vision) },
        part("projector.flops", "projector FLOPs", .vision) { $0.matrix(at: "model.projector", in: .vision) },
        part("layers.flops", "decoder layers' FLOPs, prefill", .prefill) { $0.matrix(at: layers, in: .prefill) },
        part("lm_head.flops", "head FLOPs, prefill", .prefill) { $0.matrix(at: "lm_head", in: .prefill) },
        part("sam.attention.flops", "SAM attention products", .vision) { $0.attention(under: sam, in: .vision) },
        part("sam.rest.flops", "SAM without attention products", .vision) { evaluation in
            guard let whole = evaluation.matrix(at: sam, in: .vision) else { return nil }
            return evaluation.attention(under: sam, in: .vision).map { whole - $0 }
        },
        part("prefill.attention.flops", "attention products, prefill", .prefill) {
            $0.attention(under: layers, in: .prefill)
        },
        part("decode.attention.flops", "attention products, decode", .decode) {
            $0.attention(under: layers, in: .decode)
        },
        part("decode.rest.flops", "everything else, decode", .decode) { evaluation in
            let whole = evaluation.cost(of: 0, in: .decode).matrix.approximate
            return evaluation.attention(under: layers, in: .decode).map { whole - $0 }
        },
        part("prefill.projections.flops", "q, k, v, o projections, prefill", .prefill) { evaluation in
            evaluation.nodes.indices.filter { projections.contains(evaluation.nodes[$0].name.description) }
                .reduce(0) { $0 + evaluation.cost(of: $1, in: Stage.prefill).matrix.approximate }
        },
    ]

    static let sam = "model.sam_model"
    static let layers = "model.layers"
    private static let projections: Set<String> = ["q_proj", "k_proj", "v_proj", "o_proj"]

    private static func part(
        _ id: String, _ title: String, _ stage: Stage, _ read: @escaping @Sendable (Evaluation) -> Double?
    ) -> Metric {
        Metric(id, title, .flops, of: .stage(stage), needs: .tree) { $0.tree.flatMap(read) }
    }
}

extension Evaluation {
    /// Matrix FLOPs of a module; nil where there is none of that path.
    func matrix(at path: String, in stage: Stage) -> Double? {
        node(at: path).map { cost(of: $0, in: stage).matrix.approximate }
    }

    /// The products of queries with keys and of scores with values below a module.
    func attention(under path: String, in stage: Stage) -> Double? {
        guard let top = node(at: path) else { return nil }
        return (top..<nodes[top].end).filter { nodes[$0].kind == .attention || nodes[$0].isAttentionProduct }
            .reduce(0) { $0 + cost(of: $1, in: stage).matrix.approximate }
    }
}
