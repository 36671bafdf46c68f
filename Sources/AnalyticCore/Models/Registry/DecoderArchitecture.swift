/// A family of decoders: the names that its `config.json` goes by, and how its fields become a model.
public struct DecoderArchitecture: Sendable {
    /// The family's name in short, as `model_type` has it.
    public let id: String
    /// The models that people know it by.
    public let title: String
    /// `architectures` that it stands for.
    public let classes: [String]
    /// `model_type`s that it stands for.
    public let types: [String]
    let read: @Sendable (inout ConfigReader) throws(ConfigRefusal) -> DecoderModel

    init(
        _ id: String, _ title: String, classes: [String], types: [String]? = nil,
        read: @escaping @Sendable (inout ConfigReader) throws(ConfigRefusal) -> DecoderModel
    ) {
        self.id = id
        self.title = title
        self.classes = classes
        self.types = types ?? [id]
        self.read = read
    }
}

extension DecoderArchitecture {
    /// Every family, by kinship. A new one is one value here, next to those it resembles.
    public static let all: [DecoderArchitecture] =
        [llama, mistral, ministral, mixtral, llama4]
        + [qwen2, qwen2MoE, qwen3, qwen3MoE]
        + [gemma, gemma2, gemma3]
        + [phi, phi3, phiMoE]
        + [olmo, olmo2, olmo3, olmoe]
        + [glm, glm4, glm4MoE]
        + [deepseekV2, deepseekV3, dots1]
        + [gptOss, starcoder2, stableLM]
        + [
            cohere, cohere2, granite, graniteMoE, smolLM3, ernie45, ernie45MoE, seedOss, hunyuanDense, exaone4,
            minimaxM2,
        ]
}
