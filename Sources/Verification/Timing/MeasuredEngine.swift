import AnalyticCore

/// What the words of a measured case say of the engine, as settings of this program.
enum MeasuredEngine {
    /// The settings of an engine that a case names, to be made before the case's own.
    ///
    /// A benchmark client sends all its requests at once; other clients send the next one when one is done. What is measured in
    /// a process of one's own is the model alone, without the host's work on a page.
    static func settings(engine: String, workload: String) -> [(id: String, value: String)] {
        let words = engine.lowercased()
        guard let name = EngineName.allCases.first(where: { words.hasPrefix($0.rawValue) }) else { return [] }
        guard name != .transformers else { return modelAlone }
        let arrivals: Arrivals = workload.contains("bench_serving") ? .together : .random
        return [("engine", name.rawValue), ("engine.arrivals", arrivals.rawValue)]
    }

    /// Without the host's work on a request: what was timed begins with the vision towers.
    static let modelAlone = [
        (id: "engine.image_request_ms", value: "0"), (id: "engine.image_ms_per_megapixel", value: "0"),
        (id: "engine.text_request_ms", value: "0"),
    ]
}
