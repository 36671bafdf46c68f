import Testing

@testable import Verification

@Suite("Results of benchmark programs")
struct ServingFilesTests {
    private let vllm = """
        {"date": "20261101-120000", "endpoint_type": "openai-chat", "backend": "openai-chat",
         "model_id": "deepseek-ai/DeepSeek-OCR", "tokenizer_id": "deepseek-ai/DeepSeek-OCR", "num_prompts": 100,
         "request_rate": "inf", "burstiness": 1.0, "max_concurrency": 16, "duration": 50.0, "completed": 100, "failed": 0,
         "total_input_tokens": 1000, "total_output_tokens": 50100, "request_throughput": 2.0, "request_goodput": null,
         "output_throughput": 1002.0, "total_token_throughput": 1022.0, "mean_ttft_ms": 400.0, "median_ttft_ms": 350.0,
         "std_ttft_ms": 50.0, "p99_ttft_ms": 600.0, "mean_tpot_ms": 10.0, "median_tpot_ms": 9.8, "std_tpot_ms": 1.0,
         "p99_tpot_ms": 12.0, "mean_itl_ms": 10.0, "median_itl_ms": 9.0, "std_itl_ms": 2.0, "p99_itl_ms": 30.0}
        """
    private let sglang = """
        {"backend": "sglang", "dataset_name": "image", "request_rate": "inf", "max_concurrency": 8, "duration": 40.0,
         "completed": 64, "total_input_tokens": 58432, "total_input_text_tokens": 640, "total_input_vision_tokens": 57792,
         "total_output_tokens": 12864, "total_output_tokens_retokenized": 12800, "request_throughput": 1.6,
         "output_throughput": 321.6, "median_ttft_ms": 300.0, "mean_tpot_ms": 6.0, "median_itl_ms": 5.0,
         "concurrency": 7.9, "accept_length": null}
        """.split(separator: "\n").joined()
    private let llama = """
        [{"build_commit": "abc1234", "build_number": 6800, "gpu_info": "NVIDIA GeForce RTX 5090",
          "model_filename": "models/deepseek-ocr-Q4_K_M.gguf", "model_type": "deepseek2-ocr 3B Q4_K - Medium",
          "n_batch": 2048, "n_ubatch": 512, "n_prompt": 512, "n_gen": 0, "n_depth": 0, "avg_ns": 40000000,
          "stddev_ns": 1000, "avg_ts": 12800.0, "stddev_ts": 1.0},
         {"build_commit": "abc1234", "model_filename": "models/deepseek-ocr-Q4_K_M.gguf",
          "model_type": "deepseek2-ocr 3B Q4_K - Medium", "n_prompt": 0, "n_gen": 128, "n_depth": 500,
          "avg_ns": 256000000, "avg_ts": 500.0},
         {"model_filename": "models/deepseek-ocr-Q4_K_M.gguf", "model_type": "deepseek2-ocr 3B Q4_K - Medium",
          "n_prompt": 512, "n_gen": 128, "n_depth": 0, "avg_ns": 300000000, "avg_ts": 2133.0}]
        """

    private func verify(
        _ text: String, name: String = "result.json", settings: [(id: String, value: String)] = [("device", "h100-sxm")]
    ) -> Verification {
        Verification(
            reference: ReferenceSet(source: "test", texts: [(name, text)]), checks: [.timing],
            base: TimingBase(settings: settings))
    }

    @Test("vllm bench serve: median TTFT, mean TPOT, median gap and rates stand beside their estimates")
    func serving() throws {
        let found = verify(vllm)
        #expect(found.problems.isEmpty && found.timing.notCompared.isEmpty)
        let values = Dictionary(uniqueKeysWithValues: found.timing.cases.map { ($0.quantity, $0.measured) })
        #expect(
            values == [
                "ttft_ms": 350, "tpot_ms": 10, "itl_median_ms": 9, "tokens_per_s": 1002, "requests_per_s": 2,
            ])
        let first = try #require(found.timing.cases.first)
        #expect(first.settings == "device=h100-sxm engine=vllm prompt.tokens=10 decode.tokens=500 batch=16")
        #expect(found.timing.cases.allSatisfy { !$0.what.isEmpty && $0.estimate > 0 })
    }

    @Test("a device in the result's metadata is taken, and --set goes before it")
    func metadata() throws {
        let text = vllm.replacing("\"date\"", with: "\"device\": \"l4\", \"date\"")
        #expect(verify(text, settings: []).timing.cases.first?.device == "l4")
        let found = verify(text, settings: [("device", "h200-sxm"), ("batch", "4")])
        #expect(found.timing.cases.first?.device == "h200-sxm")
        #expect(found.timing.cases.first?.settings.hasSuffix("decode.tokens=500 batch=4") == true)
    }

    @Test("sglang.bench_serving: a line for each run, the tokens of the text apart from those of pictures")
    func lines() throws {
        let found = verify(sglang + "\n" + sglang + "\n", name: "sglang_1101_64_image.jsonl")
        #expect(found.problems.isEmpty && found.timing.cases.count == 10)
        let first = try #require(found.timing.cases.first)
        #expect(first.settings == "device=h100-sxm engine=sglang prompt.tokens=10 decode.tokens=200 batch=8")
        #expect(Set(found.timing.cases.map(\.id)).count == 2)
    }

    @Test("llama-bench: a prompt's time, and a token's; prompt and answer in one are not taken apart")
    func llamaBench() throws {
        let found = verify(llama, settings: [("device", "rtx5090")])
        #expect(found.problems.isEmpty)
        let cases = found.timing.cases
        #expect(cases.map(\.quantity) == ["prefill_ms", "tpot_ms"] && cases.map(\.measured) == [40, 2])
        let settings = "engine=llama.cpp image.mode=none logits=last precision.weights=q4_k_m"
        #expect(
            cases.map(\.settings) == [
                "device=rtx5090 \(settings) prompt.tokens=512 decode.tokens=0",
                "device=rtx5090 \(settings) prompt.tokens=500 decode.tokens=128",
            ])
        #expect(found.timing.notCompared.map(\.reason).first?.contains("-p and -n alone") == true)
    }

    @Test("another model, no device and a rate without a limit are said, not compared")
    func skipped() {
        for (text, settings, reason) in [
            (vllm.replacing("deepseek-ai/DeepSeek-OCR", with: "meta-llama/Llama-3.1-8B"), ["h100-sxm"], "Llama-3.1-8B"),
            (vllm, [], "--set device=ID"),
            (
                vllm.replacing("\"inf\"", with: "4.0").replacing(
                    "\"max_concurrency\": 16", with: "\"max_concurrency\": null"),
                ["h100-sxm"], "max_concurrency"
            ),
        ] as [(String, [String], String)] {
            let found = verify(text, settings: settings.map { ("device", $0) })
            #expect(found.timing.cases.isEmpty && found.problems.isEmpty)
            #expect(found.timing.notCompared.first?.reason.contains(reason) == true, "\(reason)")
        }
    }

    @Test("what cannot be read is named by file and field")
    func broken() {
        for (text, field, reason) in [
            (vllm.replacing("350.0", with: "\"fast\""), "[0].median_ttft_ms", "a number"),
            (vllm.replacing("\"completed\": 100", with: "\"completed\": 0"), "[0].completed", "no request"),
            (vllm.replacing("\"total_output_tokens\": 50100,", with: ""), "[0].total_output_tokens", "missing"),
            (llama.replacing("40000000", with: "-1"), "[0].avg_ns", "above 0"),
        ] {
            let problems = verify(text).problems
            #expect(problems.count == 1 && problems.first?.field == field, "\(problems)")
            #expect(problems.first?.reason.contains(reason) == true && problems.first?.file == "result.json")
        }
        let unknown = verify("{\"throughput\": 3}").problems
        #expect(unknown.first?.reason.contains("vllm bench serve") == true)
        #expect(verify(vllm, settings: [("device", "h999")]).problems.first?.reason.contains("h999") == true)
    }

    @Test("a case of measure.py stands beside floor and estimate")
    func measured() throws {
        let text = """
            {"provenance": {"torch": "2.9.0", "device": "h100-sxm"}, "cases": [{"index": 0, "device": "h100-sxm",
             "settings": {"decode.tokens": 10, "batch": 1}, "ttft_ms": 60.5, "tpot_ms": 9.5, "vision_ms": 30.25,
             "prefill_ms": 30.25}]}
            """
        let found = verify(text, name: "timing.json")
        #expect(
            found.problems.isEmpty && found.rows.map(\.quantity) == ["ttft_ms", "tpot_ms", "vision_ms", "prefill_ms"])
        #expect(found.rows.allSatisfy { $0.isFloor && $0.analytic <= $0.measured })
    }
}
