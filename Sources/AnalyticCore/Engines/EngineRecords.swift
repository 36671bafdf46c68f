extension EngineRecord {
    /// Every engine whose values are known. Each record names every value, so that nothing of an engine that was chosen before
    /// stays behind.
    public static let all: [EngineRecord] = [
        EngineRecord(
            .transformers, "the reference implementation, a batch at a time",
            [
                EngineFact("execution", "eager", .documented, reference),
                EngineFact("logits", "all", .documented, reference),
                EngineFact("attention.vision", "sdpa", .documented, reference),
                EngineFact(
                    "attention.decoder", "eager", .documented, "the class that transformers takes where none is named"),
                EngineFact(
                    "engine.batching", "static", .documented, "generate() runs a batch from its prompt to its end"),
                EngineFact("engine.prefill_chunk", "0", .documented, "generate() prefills whole prompts"),
                EngineFact("engine.batched_tokens", "0", .documented, "generate() knows no limit"),
                EngineFact("engine.sequences", "0", .documented, "generate() knows no limit"),
                EngineFact("engine.memory_percent", "100", .documented, "PyTorch takes memory as it needs it"),
                EngineFact("engine.kv_block", "1", .documented, "DynamicCache holds what there is"),
                EngineFact("engine.cached_prefix", "0", .documented, "infer() starts from nothing"),
                EngineFact("engine.image_request_ms", "30", .carriedOver, page),
                EngineFact("engine.image_ms_per_megapixel", "43", .carriedOver, page),
                EngineFact("engine.text_request_ms", "0.45", .carriedOver, text),
                EngineFact("engine.workers", "1", .documented, "infer() prepares its pages itself"),
                EngineFact(
                    "engine.step_ms_per_request", "0", .documented, "no scheduler; launches are host.dispatch_us"),
                EngineFact("engine.prefill_ms", "0", .documented, "no scheduler"),
                EngineFact("engine.overlap", "true", .documented, "launches are queued ahead of the device"),
            ]),
        EngineRecord(
            .vllm, "continuous batching, paged cache, CUDA graphs",
            server + [
                EngineFact(
                    "engine.prefill_chunk", "8192", .documented,
                    "max_num_batched_tokens of its server from 70 GiB on; 2048 below"),
                EngineFact(
                    "engine.batched_tokens", "8192", .documented,
                    "max_num_batched_tokens of its server from 70 GiB on; 2048 below"),
                EngineFact(
                    "engine.sequences", "1024", .assumed, "max_num_seqs of its server from 70 GiB on; 256 below"),
                EngineFact("engine.memory_percent", "90", .documented, "--gpu-memory-utilization"),
                EngineFact("engine.kv_block", "16", .assumed, "--block-size on CUDA"),
                EngineFact("engine.image_request_ms", "30", .carriedOver, page),
                EngineFact("engine.image_ms_per_megapixel", "43", .carriedOver, page),
                EngineFact("engine.text_request_ms", "0.45", .carriedOver, text),
                EngineFact("engine.workers", "1", .assumed, "one API server process"),
                EngineFact("engine.step_ms_per_request", "0.054", .carriedOver, step),
                EngineFact("engine.prefill_ms", "4.5", .carriedOver, step),
                EngineFact("engine.overlap", "true", .assumed, "as SGLang's scheduler"),
            ]),
        EngineRecord(
            .sglang, "continuous batching, radix cache, CUDA graphs",
            server + [
                EngineFact(
                    "engine.prefill_chunk", "8192", .assumed,
                    "--chunked-prefill-size on devices of 80 GB; less on smaller ones"),
                EngineFact("engine.batched_tokens", "16384", .assumed, "--max-prefill-tokens"),
                EngineFact("engine.sequences", "0", .assumed, "--max-running-requests follows from the memory"),
                EngineFact(
                    "engine.memory_percent", "90", .assumed,
                    "--mem-fraction-static is worked out from the device, 0.8 to 0.9, and leaves the activations out"),
                EngineFact("engine.kv_block", "1", .assumed, "--page-size"),
                EngineFact("engine.image_request_ms", "30", .measured, page),
                EngineFact("engine.image_ms_per_megapixel", "43", .measured, page),
                EngineFact("engine.text_request_ms", "0.45", .measured, text),
                EngineFact("engine.workers", "1", .measured, "pages were cut one after another"),
                EngineFact("engine.step_ms_per_request", "0.054", .measured, step),
                EngineFact("engine.prefill_ms", "4.5", .measured, step),
                EngineFact(
                    "engine.overlap", "true", .measured,
                    "the median step of 86 requests is the scheduler's time, not more"),
            ]),
        EngineRecord(
            .llamaCpp, "slots that share a batch, for one's own machine",
            server + [
                EngineFact("engine.prefill_chunk", "512", .assumed, "--ubatch-size"),
                EngineFact("engine.batched_tokens", "2048", .assumed, "--batch-size"),
                EngineFact("engine.sequences", "4", .documented, "--parallel, where it is left to the server"),
                EngineFact("engine.memory_percent", "100", .documented, "the cache is as large as --ctx-size asks"),
                EngineFact("engine.kv_block", "1", .assumed, "cells are handed out one by one"),
                EngineFact("engine.image_request_ms", "30", .carriedOver, page),
                EngineFact("engine.image_ms_per_megapixel", "43", .carriedOver, page),
                EngineFact("engine.text_request_ms", "0.45", .carriedOver, text),
                EngineFact("engine.workers", "1", .assumed, "images are prepared by the server's thread"),
                EngineFact("engine.step_ms_per_request", "0", .assumed, "compiled code for a handful of requests"),
                EngineFact("engine.prefill_ms", "0", .assumed, "compiled code for a handful of requests"),
                EngineFact("engine.overlap", "true", .assumed, "nothing to overlap"),
            ]),
    ]

    /// What all servers do alike.
    private static let server = [
        EngineFact("execution", "graph", .documented, "decode steps are captured once and replayed"),
        EngineFact("logits", "last", .documented, "only the last position of a prompt is scored"),
        EngineFact("attention.vision", "flash", .documented, "fused attention kernels"),
        EngineFact("attention.decoder", "flash", .documented, "fused attention kernels"),
        EngineFact("engine.batching", "continuous", .documented, "requests join and leave step by step"),
        EngineFact("engine.cached_prefix", "0", .assumed, "every page is another one"),
    ]

    private static let reference = "the released code of DeepSeek-OCR"
    private static let page =
        "SGLang pull request 40112, pages on an RTX PRO 6000: first tokens of 200 to 250 ms less 20 ms of kernels, 3.5 million pixels of views"
    private static let text =
        "SGLang bench_serving of DeepSeek-OCR on MI300X and H200, 86 prompts of 302 tokens in flight"
    private static let step =
        "SGLang bench_serving on MI300X and H200: 4.63 ms a step with 86 requests on both, and what prefills add to it"
}
