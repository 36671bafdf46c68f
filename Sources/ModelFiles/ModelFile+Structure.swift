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
        for rule in StructureRule.all {
            for field in ["language_config." + rule.key, rule.key] {
                guard let value = root.member(at: field), !rule.allowed.contains(value) else { continue }
                throw refusal(of: value, field: field, allowed: "\(rule.allowed[0].text) (\(rule.reason))")
            }
        }
        let projector = "projector_config.model_type"
        if let value = root.member(at: projector), value != .string("mlp_projector") {
            throw refusal(of: value, field: projector, allowed: "\"mlp_projector\" (other projectors are not modelled)")
        }
    }

    /// Fields that follow from others must agree with them.
    func checkDerived(_ scenario: Scenario) throws(ModelFileError) {
        let model = scenario.deepseekOCR
        try agree("language_config.head_dim", model.decoder.headWidth, "hidden_size over num_attention_heads")
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
        guard let (field, value) = value(at: path), value != .null, value.integer != expected else {
            return
        }
        throw refusal(of: value, field: field, allowed: "\(expected), \(source)")
    }
}
