import AnalyticCore
import JSONReading

extension ModelFile {
    /// Sections that hold other fields must be objects: a misplaced value would otherwise pass unseen.
    func checkSections() throws(ModelFileError) {
        for path in [
            "language_config", "projector_config", "vision_config", "vision_config.width",
            "vision_config.width.clip-l-14-224", "vision_config.width.sam_vit_b",
        ] {
            guard let section = root.member(at: path) else { continue }
            guard case .object = section else { throw refusal(of: section, field: path, allowed: "an object") }
        }
    }

    /// Fields that choose a structure which the analytic model does not describe.
    func checkStructure() throws(ModelFileError) {
        try require("language_config.use_mla", .bool(false), because: "multi-head latent attention is not modelled")
        try require("language_config.q_lora_rank", .null, because: "multi-head latent attention is not modelled")
        try require("language_config.kv_lora_rank", .null, because: "multi-head latent attention is not modelled")
        try require("language_config.attention_bias", .bool(false), because: "projections with a bias are not modelled")
        try require("language_config.tie_word_embeddings", .bool(false), because: "a tied head is not modelled")
        try require(
            "projector_config.model_type", .string("mlp_projector"), because: "other projectors are not modelled")
    }

    private func require(
        _ path: String, _ content: JSONValue, because reason: String
    ) throws(ModelFileError) {
        guard let (field, value) = value(at: path), value != content else { return }
        throw refusal(of: value, field: field, allowed: "\(content.text) (\(reason))")
    }

    /// Fields that follow from others must agree with them.
    func checkDerived(_ scenario: Scenario) throws(ModelFileError) {
        let model = scenario.model
        try agree("projector_config.n_embed", model.decoder.hidden, "language_config.hidden_size")
        // The last of these two to be written changed both, so each is compared with what came out.
        try agree(
            "vision_config.width.clip-l-14-224.width", model.sam.outputChannels,
            "the last of sam_vit_b.downsample_channels, which are CLIP's tokens")
        if let (field, value) = value(at: "vision_config.width.sam_vit_b.downsample_channels"),
            case .array(let channels) = value, let last = channels.last, last.integer != model.clip.width
        {
            throw refusal(
                of: value, field: field, allowed: "\(model.clip.width) as the last, which is clip-l-14-224.width")
        }
        try agree(
            "projector_config.input_dim", model.projectorInputs,
            "clip-l-14-224.width plus the last of sam_vit_b.downsample_channels")
    }

    private func agree(_ path: String, _ expected: Int, _ source: String) throws(ModelFileError) {
        guard let (field, value) = value(at: path), value.integer != expected else { return }
        throw refusal(of: value, field: field, allowed: "\(expected), \(source)")
    }
}
