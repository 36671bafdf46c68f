import AnalyticCore

/// Which models have figures and sentences of their own: the one place of the studies that names them.
public enum StudiedModels {
    /// Figures of parts that only one model has.
    static let metrics: [Metric] = DeepseekOCRStudies.metrics

    /// The parts of a model that have names of their own.
    public static func parts(of model: AnyModel) -> [ModelPart] {
        switch model {
        case .deepseekOCR: DeepseekOCRStudies.parts
        case .decoder: []
        }
    }

    /// What profiles show, in sentences.
    public static func readings(of points: [ProfilePoint]) -> [String] {
        DeepseekOCRStudies.readings(of: points)
    }
}
