/// The command that starts an engine as a scenario describes it.
public enum StartCommand {
    /// The command; for transformers, which is no server, the call that loads the model.
    public static func text(_ scenario: Scenario) throws(ScenarioError) -> String {
        let context = try scenario.checkedGeometry().contextTokens
        let length = context + scenario.workload.decodeTokens + 1
        return switch scenario.engine.name {
        case .transformers: transformers(scenario)
        case .vllm: vllm(scenario, length)
        case .sglang: sglang(scenario, length)
        case .llamaCpp: llamaCpp(scenario, length)
        case .custom: "# a custom engine has no command; choose another for its own"
        }
    }

    /// The name under which the weights are published.
    private static func model(_ scenario: Scenario) -> String { scenario.model.card.repository ?? "MODEL" }

    /// A model whose code lies with its weights needs leave to run it; decoders are known to the engines.
    private static func ownCode(_ scenario: Scenario) -> String {
        scenario.model.facts.hasVision ? " --trust-remote-code" : ""
    }

    private static func transformers(_ scenario: Scenario) -> String {
        let attention =
            switch scenario.workload.decoderAttention {
            case .eager: "eager"
            case .sdpa: "sdpa"
            case .flash: "flash_attention_2"
            }
        guard scenario.model.facts.hasVision else {
            return """
                AutoModelForCausalLM.from_pretrained("\(model(scenario))", use_safetensors=True,
                    torch_dtype=torch.\(type(scenario))).eval().cuda()
                """
        }
        return """
            AutoModel.from_pretrained("\(model(scenario))", trust_remote_code=True, use_safetensors=True,
                torch_dtype=torch.\(type(scenario)), _attn_implementation="\(attention)").eval().cuda()
            """
    }

    private static func vllm(_ scenario: Scenario, _ length: Int) -> String {
        let engine = scenario.engine
        return joined([
            "vllm serve \(model(scenario))\(ownCode(scenario)) --dtype \(type(scenario))", "--max-model-len \(length)",
            "--gpu-memory-utilization \(fraction(engine))", "--block-size \(engine.cacheBlock)",
            flag("--max-num-batched-tokens", engine.batchedTokens), flag("--max-num-seqs", running(scenario)),
            flag("--tensor-parallel-size", scenario.machine.tensorParallel, from: 2),
            flag("--pipeline-parallel-size", scenario.machine.pipelineParallel, from: 2),
            flag("--data-parallel-size", scenario.machine.dataParallel, from: 2),
            scenario.machine.expertParallel > 1 ? "--enable-expert-parallel" : nil,
            scenario.workload.keyValuePrecision == .fp8 ? "--kv-cache-dtype fp8" : nil,
            scenario.workload.execution == .graph ? nil : "--enforce-eager",
            engine.cachedPrefix == 0 ? "--no-enable-prefix-caching" : nil,
        ])
    }

    private static func sglang(_ scenario: Scenario, _ length: Int) -> String {
        let engine = scenario.engine
        return joined([
            "python3 -m sglang.launch_server --model-path \(model(scenario))\(ownCode(scenario)) --dtype \(type(scenario))",
            "--context-length \(length)", "--mem-fraction-static \(fraction(engine))",
            "--page-size \(engine.cacheBlock)", flag("--chunked-prefill-size", engine.prefillChunk),
            flag("--max-prefill-tokens", engine.batchedTokens), flag("--max-running-requests", running(scenario)),
            flag("--tp-size", scenario.machine.tensorParallel, from: 2),
            flag("--pp-size", scenario.machine.pipelineParallel, from: 2),
            flag("--dp-size", scenario.machine.dataParallel, from: 2),
            flag("--ep-size", scenario.machine.expertParallel, from: 2),
            scenario.workload.keyValuePrecision == .fp8 ? "--kv-cache-dtype fp8_e4m3" : nil,
            scenario.workload.execution == .graph ? nil : "--disable-cuda-graph",
            engine.cachedPrefix == 0 ? "--disable-radix-cache" : nil,
        ])
    }

    private static func llamaCpp(_ scenario: Scenario, _ length: Int) -> String {
        let engine = scenario.engine
        let slots = running(scenario)
        return joined([
            "llama-server --model MODEL.gguf\(scenario.model.facts.hasVision ? " --mmproj MMPROJ.gguf" : "") --n-gpu-layers 999",
            "--ctx-size \(slots * length)", "--parallel \(slots)", flag("--batch-size", engine.batchedTokens),
            flag("--ubatch-size", engine.prefillChunk), "--flash-attn on",
        ])
    }

    /// Requests that run at once.
    private static func running(_ scenario: Scenario) -> Int {
        let most = scenario.engine.sequences
        return most > 0 ? min(most, scenario.workload.batch) : scenario.workload.batch
    }

    private static func fraction(_ engine: Engine) -> String {
        ParameterValue.decimal(DecimalDigits.quotient(engine.memoryPercent, 100)).text
    }

    /// What weights and activations are, where servers have a word for it.
    private static func type(_ scenario: Scenario) -> String {
        switch scenario.workload.activationPrecision {
        case .fp16: "float16"
        case .fp32: "float32"
        default: "bfloat16"
        }
    }

    private static func flag(_ name: String, _ value: Int, from least: Int = 1) -> String? {
        value >= least ? "\(name) \(value)" : nil
    }

    private static func joined(_ parts: [String?]) -> String {
        parts.compactMap { $0 }.joined(separator: " \\\n    ")
    }
}
