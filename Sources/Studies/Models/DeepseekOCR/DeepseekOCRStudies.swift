import AnalyticCore

/// What is studied of DeepSeek-OCR alone: figures of its parts, by their paths.
public enum DeepseekOCRStudies {
    /// FLOPs of towers and projector, and of the attention inside them.
    static let metrics: [Metric] = [
        part("sam.flops", "SAM FLOPs", .vision) { $0.matrix(at: sam, in: .vision) },
        part("clip.flops", "CLIP FLOPs", .vision) { $0.matrix(at: "model.vision_model", in: .vision) },
        part("projector.flops", "projector FLOPs", .vision) { $0.matrix(at: "model.projector", in: .vision) },
        part("sam.attention.flops", "SAM attention products", .vision) { $0.attention(under: sam, in: .vision) },
        part("sam.rest.flops", "SAM without attention products", .vision) { evaluation in
            guard let whole = evaluation.matrix(at: sam, in: .vision) else { return nil }
            return evaluation.attention(under: sam, in: .vision).map { whole - $0 }
        },
    ]

    /// Its parts, in the order of the data.
    static let parts = [
        ModelPart("SAM-B", sam, isTower: true), ModelPart("CLIP-L", "model.vision_model", isTower: true),
        ModelPart("the projector", "model.projector", isTower: true), ModelPart("the decoder layers", layers),
        ModelPart("the head", "lm_head"),
    ]

    static let sam = "model.sam_model"
    static let layers = "model.layers"

    private static func part(
        _ id: String, _ title: String, _ stage: Stage, _ read: @escaping @Sendable (Evaluation) -> Double?
    ) -> Metric {
        Metric(id, title, .flops, of: .stage(stage), needs: .tree) { $0.tree.flatMap(read) }
    }
}
