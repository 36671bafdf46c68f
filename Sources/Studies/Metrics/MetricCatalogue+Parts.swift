import AnalyticCore

extension MetricCatalogue {
    /// FLOPs of the decoder's layers and head, and of the attention inside them.
    static let parts: [Metric] = [
        part("layers.flops", "decoder layers' FLOPs, prefill", .prefill) { $0.matrix(at: layers, in: .prefill) },
        part("lm_head.flops", "head FLOPs, prefill", .prefill) { $0.matrix(at: "lm_head", in: .prefill) },
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
            evaluation.nodes.indices.filter { evaluation.nodes[$0].isProjection }
                .reduce(0) { $0 + evaluation.cost(of: $1, in: Stage.prefill).matrix.approximate }
        },
    ]

    private static let layers = "model.layers"

    private static func part(
        _ id: String, _ title: String, _ stage: Stage, _ read: @escaping @Sendable (Evaluation) -> Double?
    ) -> Metric {
        Metric(id, title, .flops, of: .stage(stage), needs: .tree) { $0.tree.flatMap(read) }
    }
}

extension Node {
    /// Whether it is a product of attention with its weights: queries, keys, values, output, and what compresses them.
    fileprivate var isProjection: Bool {
        weights == .attention && section == .decoder && kind == .matmul && !isAttentionProduct
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
