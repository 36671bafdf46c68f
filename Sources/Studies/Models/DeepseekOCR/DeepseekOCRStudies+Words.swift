/// What the figures of its sweeps are called.
extension DeepseekOCRStudies {
    /// What readers call what the sweeps vary.
    static let names = [
        "image.grid": "crop grid", "image.base_size": "side of the view", "image.tile_size": "side of a tile",
        "prompt.tokens": "prompt", "decode.tokens": "answer", "num_key_value_heads": "KV heads of the decoder",
        "num_attention_heads": "query heads of the decoder",
    ]

    /// Titles of the figures of sweeps that draw quantities of several units.
    static let figures: [String: [String]] = [
        "vision-tile-grids": [
            "vision FLOPs against the side of a tile, for several grids",
            "image tokens against the side of a tile, for several grids",
        ],
        "vision-input-shape": [
            "vision with tiles: FLOPs of each tower against the number of tiles",
            "image tokens against the number of tiles",
        ],
        "crop-grids-e2e": [
            "FLOPs of vision, prefill and decode against the number of tiles",
            "tokens of page and prompt against the number of tiles",
        ],
        "batch": ["time per output token against the batch", "throughput against the batch"],
        "moe-batch": [
            "distinct experts of a layer that a step reads, against the batch",
            "weights that a decode step reads, against the batch",
        ],
        "ttft": [
            "time to first token and its target against the number of tiles",
            "rate that the target of the first token needs, against the number of tiles",
        ],
        "tpot": [
            "time per output token and its target against the context, for several batches",
            "bandwidth that the target of each token needs, against the context, for several batches",
        ],
    ]
}
