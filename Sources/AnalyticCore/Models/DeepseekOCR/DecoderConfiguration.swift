/// Constants of the DeepSeek-V2 decoder (`language_config`, `DeepseekV2Config`).
public struct DecoderConfiguration: Hashable, Sendable {
    /// `hidden_size`.
    public var hidden = 1280
    /// `num_hidden_layers`.
    public var layers = 12
    /// `num_attention_heads`.
    public var heads = 10
    /// `num_key_value_heads`.
    public var keyValueHeads = 10
    /// `intermediate_size`: inner width of a dense layer.
    public var feedForward = 6848
    /// `moe_intermediate_size`: inner width of one expert.
    public var expertFeedForward = 896
    /// `n_routed_experts`.
    public var routedExperts = 64
    /// `n_shared_experts`.
    public var sharedExperts = 2
    /// `num_experts_per_tok`.
    public var expertsPerToken = 6
    /// `first_k_dense_replace`: layers before this one are dense.
    public var firstMixture = 1
    /// `moe_layer_freq`: every how many layers a mixture stands.
    public var mixtureFrequency = 1
    /// `vocab_size`.
    public var vocabulary = 129_280

    /// The released constants.
    public init() {}

    /// Channels of a head.
    public var headWidth: Int { hidden / heads }

    /// Layers with a mixture of experts.
    public var mixtureIndexes: [Int] { (0..<layers).filter(isMixture) }
    /// Layers with a dense feed-forward half.
    public var denseIndexes: [Int] { (0..<layers).filter { !isMixture($0) } }

    /// Whether some layer has a mixture of experts.
    var hasMixture: Bool { (0..<layers).contains(where: isMixture) }

    private func isMixture(_ layer: Int) -> Bool {
        layer >= firstMixture && layer % mixtureFrequency == 0
    }
}
