extension NamedSweep {
    private static let grids = "1x2,2x2,2x3,2x4,3x3,3x4,4x4,4x5,5x5,5x6,6x6,6x8,8x8,8x10,10x10,10x13,12x16,15x20,15x26"
    private static let text: [(id: String, value: String)] = [("image.mode", "none")]

    /// All of them.
    public static let all: [NamedSweep] = [
        NamedSweep(
            "vision-base-size", "vision without tiles: FLOPs of each tower against the side of the view",
            [("image.mode", "custom"), ("image.crop", "false")], x: ("image.base_size", "512..2048+64"),
            metrics: ["sam.flops", "clip.flops", "projector.flops", "sam.attention.flops", "sam.rest.flops"],
            regimes: ["sam-attention"], log: (false, false)),
        NamedSweep(
            "vision-input-shape", "vision with tiles: FLOPs of each tower against the crop grid",
            x: ("image.grid", grids),
            metrics: ["sam.flops", "clip.flops", "projector.flops", "tokens.image"], log: (true, true)),
        NamedSweep(
            "prefill-length", "prefill against the length of the prompt", text + [("execution", "graph")],
            x: ("prompt.tokens", "64..131072*2"),
            metrics: ["prefill.flops", "prefill.attention.flops", "prefill.projections.flops"],
            regimes: ["attention-projections", "prefill-bound", "prefill-launch"]),
        NamedSweep(
            "decode-length", "decode against the number of tokens", x: ("decode.tokens", "1..131072*2"),
            metrics: ["decode.flops", "prefill.flops", "vision.flops"], regimes: ["prefill-decode", "kv-weights"]),
        NamedSweep(
            "batch", "time per output token and throughput against the batch", [("execution", "graph")],
            x: ("batch", "1..1024*2"), metrics: ["tpot", "tokens_per_s"],
            regimes: ["decode-launch", "decode-bound", "kv-weights"]),
        NamedSweep(
            "heads", "KV cache against KV heads (grouped-query attention)", x: ("num_key_value_heads", "1,2,5,10"),
            series: ("decode.tokens", "100,1000,10000"), metrics: ["kv", "weights"], regimes: ["kv-weights"],
            log: (false, true), own: true),
        NamedSweep(
            "kv-cache", "KV cache against the context, for several batches", text,
            x: ("prompt.tokens", "256..1048576*2"), series: ("batch", "1,8,64"), metrics: ["kv", "weights"],
            regimes: ["kv-weights"]),
        NamedSweep(
            "crop-grids-e2e", "vision, prefill and 100 decode steps against the crop grid", x: ("image.grid", grids),
            metrics: ["vision.flops", "prefill.flops", "decode.flops", "tokens.context"],
            regimes: ["vision-prefill", "prefill-decode", "attention-projections"], log: (true, true)),
        NamedSweep(
            "ttft", "time to first token against the crop grid, and the rate that 1.0 s needs",
            [("execution", "graph"), ("target.ttft_s", "1")], x: ("image.grid", grids),
            metrics: ["ttft", "ttft.floor", "target.ttft", "required.flops"],
            regimes: ["ttft-target", "prefill-bound", "prefill-launch"],
            log: (true, true)),
        NamedSweep(
            "tpot", "time per output token against the context, and the bandwidth that 50 ms need",
            [("image.mode", "none"), ("execution", "graph"), ("target.tpot_ms", "50")],
            x: ("prompt.tokens", "256..131072*2"), series: ("batch", "1,16,128"),
            metrics: ["tpot", "tpot.floor", "target.tpot", "required.bandwidth"],
            regimes: ["tpot-target", "decode-launch", "decode-bound"]),
        NamedSweep(
            "memory-by-grid", "memory against the crop grid", x: ("image.grid", grids),
            metrics: ["memory", "capacity", "weights", "kv", "activations"],
            regimes: ["activations-weights", "kv-weights"],
            log: (true, true)),
        NamedSweep(
            "moe-batch", "experts hit and weights read against the batch", text, x: ("batch", "1..512*2"),
            metrics: ["experts", "decode.weights"], regimes: ["decode-launch", "decode-bound"]),
        NamedSweep(
            "vision-tile-size", "vision of 3 rows x 2 tiles: FLOPs of each tower against the side of a tile",
            [("image.grid", "3x2")], x: ("image.tile_size", "320..2048+64"),
            metrics: ["sam.flops", "clip.flops", "projector.flops", "sam.attention.flops", "sam.rest.flops"],
            regimes: ["sam-attention", "sam-clip"], log: (false, false)),
        NamedSweep(
            "vision-tile-grids", "vision FLOPs against the side of a tile, for several grids",
            x: ("image.tile_size", "320..1280+64"), series: ("image.grid", "1x2,3x2,3x3"),
            metrics: ["vision.flops", "tokens.image"], log: (false, false)),
        NamedSweep(
            "decode-context", "FLOPs of 100 decode steps against the length of the prompt", text,
            x: ("prompt.tokens", "64..1048576*2"),
            metrics: ["decode.flops", "decode.attention.flops", "decode.rest.flops"], regimes: ["decode-attention"]),
        NamedSweep(
            "flops-batch", "FLOPs of each stage against the batch", x: ("batch", "1..1024*2"),
            metrics: ["vision.flops", "prefill.flops", "decode.flops"], regimes: ["vision-prefill", "prefill-decode"]),
        NamedSweep(
            "query-heads", "prefill and decode FLOPs against query heads over five KV heads",
            [("num_key_value_heads", "5"), ("prompt.tokens", "4096"), ("image.mode", "none")],
            x: ("num_attention_heads", "5,10,20,40"),
            metrics: ["prefill.flops", "decode.flops", "prefill.attention.flops", "prefill.projections.flops"],
            regimes: ["attention-projections", "prefill-decode"], log: (false, true), own: true),
        NamedSweep(
            "kv-capacity", "memory of one device against its capacity",
            [("logits", "last"), ("attention.decoder", "flash")],
            x: ("batch", "1..4096*2"), series: ("decode.tokens", "100,1000,8000"),
            metrics: ["memory", "kv", "capacity"],
            regimes: []),
    ]
}
