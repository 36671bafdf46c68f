/// Which models have figures and sentences of their own: the one place of the studies that names them.
public enum StudiedModels {
    /// Figures of parts that only one model has.
    static let metrics: [Metric] = DeepseekOCRStudies.metrics

    /// What profiles show, in sentences.
    public static func readings(of points: [ProfilePoint]) -> [String] {
        DeepseekOCRStudies.readings(of: points)
    }
}
