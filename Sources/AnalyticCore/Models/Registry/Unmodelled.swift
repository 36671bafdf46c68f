/// What is known of architectures that are not modelled: the block that each would need, and what comes near.
enum Unmodelled {
    /// A beginning of class names and model types, the block, and what comes near.
    private static let families: [(beginnings: [String], needs: String, nearest: [String])] = [
        (
            ["Mamba", "FalconMamba", "Codestral"], "a state-space block",
            ["LlamaForCausalLM"]
        ),
        (
            ["Jamba", "Bamba", "Zamba", "NemotronH", "FalconH1", "GraniteMoeHybrid", "Plamo2", "Zaya"],
            "a state-space block beside attention", ["MixtralForCausalLM"]
        ),
        (["Rwkv"], "a recurrent block (RWKV)", ["LlamaForCausalLM"]),
        (["XLSTM"], "a recurrent block (xLSTM)", ["LlamaForCausalLM"]),
        (["RecurrentGemma"], "a recurrent block (RG-LRU)", ["Gemma2ForCausalLM"]),
        (
            ["Qwen3Next", "Qwen3_5", "Qwen35", "OlmoHybrid", "KimiLinear", "BailingHybrid"],
            "linear attention (Gated DeltaNet)", ["Qwen3MoeForCausalLM"]
        ),
        (["MiniMaxText", "MiniMaxForCausalLM", "MiniMaxM1"], "lightning attention", ["MiniMaxM2ForCausalLM"]),
        (["Lfm2", "Lfm3"], "a convolution block", ["LlamaForCausalLM"]),
        (
            ["DeepseekV32", "DeepseekV3_2", "GlmMoeDsa", "Glm5"], "sparse attention with an indexer",
            ["DeepseekV3ForCausalLM"]
        ),
        (["DeepseekV4"], "compressed sparse attention and hyper-connections", ["DeepseekV3ForCausalLM"]),
        (
            ["Gemma3n", "Gemma4"], "embeddings of each layer and layers that share a cache",
            ["Gemma3ForCausalLM"]
        ),
        (["Bloom", "MPT", "Mpt", "Baichuan"], "positions as a bias of scores (ALiBi)", ["LlamaForCausalLM"]),
        (
            ["GPT2", "OPT", "GPTNeoForCausalLM", "GPTBigCode", "CTRL", "XGLM"], "a table of learned positions",
            ["PhiForCausalLM"]
        ),
        (
            ["GPTNeoX", "GPTJ", "Falcon", "CodeGen", "Persimmon"], "its own layout of queries, keys and values",
            ["PhiForCausalLM"]
        ),
        (["Nemotron", "Arcee"], "a squared ReLU gate", ["LlamaForCausalLM"]),
        (["Apertus"], "an xIELU gate", ["LlamaForCausalLM"]),
        (["LongcatFlash"], "layers with two attentions and experts that compute nothing", ["DeepseekV3ForCausalLM"]),
        (["Dbrx", "Grok", "Arctic"], "its own mixture of experts", ["MixtralForCausalLM"]),
        (
            [
                "T5", "MT5", "UMT5", "Bart", "MBart", "Pegasus", "Marian", "NllbMoe", "Whisper", "LED",
                "SwitchTransformers",
            ],
            "an encoder and cross-attention", ["LlamaForCausalLM"]
        ),
        (
            ["Bert", "Roberta", "XLMRoberta", "Deberta", "ModernBert", "Electra", "DistilBert", "Albert"],
            "attention in both directions", ["LlamaForCausalLM"]
        ),
        (["DeepseekOCR", "DeepseekVL", "DeepseekVL2"], "a vision tower", []),
    ]

    /// Why a file's model is not modelled. A decoder that a vision-language model has inside is what comes nearest to it.
    static func refusal(of name: String, in fields: [String: ConfigValue]) -> ConfigRefusal {
        guard case .architecture(_, let needs, let nearest) = refusal(of: name) else { return refusal(of: name) }
        for section in ["text_config", "language_config"] {
            guard case .object(let decoder)? = fields[section], case .text(let type)? = decoder["model_type"],
                let inside = DecoderArchitecture.all.first(where: { $0.types.contains(type) })
            else { continue }
            return .architecture(name: name, needs: needs, nearest: [inside.classes[0] + ", as its " + section])
        }
        return .architecture(name: name, needs: needs, nearest: nearest)
    }

    /// Why a class, or a `model_type`, is not modelled.
    private static func refusal(of name: String) -> ConfigRefusal {
        let plain = letters(name)
        for family in families where family.beginnings.contains(where: { plain.hasPrefix(letters($0)) }) {
            return .architecture(name: name, needs: family.needs, nearest: family.nearest)
        }
        let seeing = ["VL", "Vision", "Image", "OCR", "Ocr", "Llava", "Idefics", "Omni", "ForConditionalGeneration"]
        if seeing.contains(where: name.contains) {
            return .architecture(
                name: name, needs: "a vision or audio tower, or an encoder", nearest: nearest(to: name))
        }
        let tasks = [
            "ForSequenceClassification", "ForTokenClassification", "ForQuestionAnswering", "Model", "ForMaskedLM",
        ]
        if let task = tasks.first(where: name.hasSuffix) {
            let stem = name.dropLast(task.count)
            let own = DecoderArchitecture.all.flatMap(\.classes).filter { $0 == stem + "ForCausalLM" }
            if !own.isEmpty { return .architecture(name: name, needs: "a head that writes tokens", nearest: own) }
        }
        return .architecture(name: name, needs: nil, nearest: nearest(to: name))
    }

    /// Letters and digits alone, so that a class and its `model_type` look alike: `GPTNeoX`, `gpt_neox`.
    private static func letters(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// Classes whose names begin as this one does, or differ from it in few letters.
    private static func nearest(to name: String) -> [String] {
        let plain = letters(name)
        let names = DecoderArchitecture.all.flatMap { architecture in
            (architecture.classes + architecture.types).map { (architecture.classes[0], letters($0)) }
        }
        let alike = names.filter { EditDistance.between($0.1, plain) <= 3 }
        if let closest = alike.min(by: { EditDistance.between($0.1, plain) < EditDistance.between($1.1, plain) }) {
            return [closest.0]
        }
        let beginnings = names.map { ($0.0, zip($0.1, plain).prefix { $0.0 == $0.1 }.count) }
        guard let longest = beginnings.map(\.1).max(), longest >= 4 else { return [] }
        return beginnings.first { $0.1 == longest }.map { [$0.0] } ?? []
    }
}
