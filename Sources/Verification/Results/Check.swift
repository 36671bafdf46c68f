/// The checks, by the names of the command line.
public enum Check: String, CaseIterable, Sendable {
    case vision, decoder, llama, core
    case prefillDecode = "prefill-decode"
    case visionWithoutTiles = "vision-nocrop"
    case visionWithTiles = "vision-crop"
    case prefillDecodeEndToEnd = "prefill-decode-e2e"
    case endToEnd = "e2e"
    case tokens, traffic, timing, published, models

    /// What is compared, in a line.
    public var title: String {
        switch self {
        case .vision: "every vision layer alone: FLOPs of SAM, CLIP and projector classes on each attention path"
        case .decoder: "every decoder layer alone: FLOPs of MLP, gate, experts, norm, head and whole layers"
        case .llama: "attention in its eager, sdpa and flash classes, and the rotary table: FLOPs"
        case .core: "the whole equals the sum of its parts; every module's class and parameters; bytes"
        case .prefillDecode: "decoder alone, prefill and decode steps: FLOPs by part, KV cache"
        case .visionWithoutTiles: "vision on the global view alone, all base sizes: FLOPs of each tower"
        case .visionWithTiles: "vision on the global view and tiles: FLOPs of each tower"
        case .prefillDecodeEndToEnd: "a page through vision, decoder and head: prefill alone, decode alone"
        case .endToEnd: "the whole generate: FLOPs of everything, tokens, KV cache"
        case .tokens: "tiles, views and image tokens of page sizes, in every mode"
        case .traffic: "bytes read and written, kernels and peak memory in eager execution, kernel by kernel"
        case .timing: "times measured on devices, beside floor and estimate"
        case .published: "figures printed with an earlier analysis, five digits each"
        case .models: "other decoders, prefill and decode steps: parameters, FLOPs in all and by module, KV cache"
        }
    }

    /// What the measured count cannot see, so that a difference can be understood.
    public var note: String {
        switch self {
        case .vision, .visionWithoutTiles, .visionWithTiles:
            """
            The counter sees matrix products and convolutions only: norms, GELU, softmax, the interpolation of position \
            tables and all copies count 0, and stand under vector FLOPs and traffic here. A fused attention kernel counts \
            as its two products.
            """
        case .decoder:
            """
            Elementwise work (norms, SiLU, softmax, routing, the fp32 cast of the logits) counts 0. The router's product \
            runs in fp32 and counts. With flash_attention_2 the kernel's own two products are invisible to the counter: \
            the analytic column is what the counter can see, `counted_flops`.
            """
        case .llama:
            """
            The full square of scores counts, without causal halving. The flash class holds projections and rotary table \
            only: its kernel is opaque to the counter, so that `counted_flops` is compared, not `matrix_flops`.
            """
        case .core: "Parameters count every tensor, also those that the OCR path does not run."
        case .prefillDecode, .prefillDecodeEndToEnd, .endToEnd:
            """
            Logits are computed for all prompt positions, as the reference does. Elementwise work counts 0. The rotary \
            table is recomputed in every layer, and counts.
            """
        case .tokens: "No counts here: the reference's own preprocessing was run on blank pages."
        case .traffic:
            """
            Kernel by kernel, as torch dispatches them: no cache, no fusion, no workspace. The vision tower's sdpa_math \
            variant, which only a device without fused kernels runs, is no execution model here.
            """
        case .timing:
            """
            The floor is the roofline at peak, with compulsory traffic only, one operation after another. It leaves out the \
            host, links, kernels without a product (norms, elementwise work, copies), activations, padding, what the causal \
            mask hides and logits that nobody reads. A run below it \
            would show that the model is wrong, or that operations overlap. Cold are kernels whose weights or cache exceed \
            1.5 times the last-level cache; errors are means of |estimate/measured - 1|. Estimates are shown, and judged \
            nowhere.
            """
        case .models:
            """
            Counted on shapes alone, attention as separate products, experts as batched ones. The counter sees matrix \
            products only. A prompt longer than a sliding window is still multiplied in full; latent attention expands its \
            whole cache in every step; Llama 4 computes all its experts. Logits are computed for all positions.
            """
        case .published:
            """
            The published table mixes shapes: Attention is a windowed block without relative positions, NoTPTransformer and \
            VitModel have 2 layers (the model has 24), MlpProjector is a two-layer GELU projector (the model's is linear). \
            Its own theoretical column is off by up to 0.6 %; it is shown, and judged nowhere.
            """
        }
    }
}
