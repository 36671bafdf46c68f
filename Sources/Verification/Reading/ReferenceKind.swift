/// The kinds of reference file; `docs/reference-format.md` describes each.
public enum ReferenceKind: String, CaseIterable, Sendable {
    /// Single layers at several shapes.
    case layers
    /// SAM, CLIP and projector for one page, without and with tiles.
    case vision
    /// Prefill and decode steps of the decoder alone.
    case decoder
    /// Vision, prefill and 100 decode steps.
    case e2e
    /// Tiles and image tokens of page sizes.
    case tiling
    /// Every module's class and parameters.
    case params
    /// Bytes read and written, operation by operation, and the peak of live bytes.
    case traffic
    /// Times measured on a device.
    case timing
    /// Single kernels measured on many devices.
    case kernels
    /// Stages and whole requests measured by others.
    case times
    /// What benchmark programs of engines write: `vllm bench serve`, `sglang.bench_serving`, `llama-bench`; such a file may
    /// have any name.
    case serving
    /// Figures published elsewhere.
    case published
    /// Prefill and decode steps of one decoder, with its configuration; such a file may have the model's name.
    case model

    /// The checks that read such a file.
    var checks: Set<Check> {
        switch self {
        case .layers: [.vision, .decoder, .llama]
        case .vision: [.visionWithoutTiles, .visionWithTiles]
        case .decoder: [.prefillDecode]
        case .e2e: [.prefillDecodeEndToEnd, .endToEnd]
        case .tiling: [.tokens]
        case .params: [.core]
        case .traffic: [.traffic]
        case .timing, .kernels, .times, .serving: [.timing]
        case .published: [.published]
        case .model: [.models]
        }
    }

    /// The kind that a file name stands for: its first word, as in `layers.json` or `layers-more.json`.
    init?(fileName: String) {
        let stem = fileName.split(separator: ".").first ?? ""
        let word = stem.prefix { $0.isLetter || $0.isNumber }
        self.init(rawValue: word.lowercased())
    }
}
