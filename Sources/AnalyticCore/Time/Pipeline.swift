/// How the decoder's layers lie on the stages of a pipeline, and how much of the time a stage works.
///
/// A batch goes through all stages, one after the other. A continuous batcher cuts what runs into as many micro-batches as there
/// are stages, where it has so many requests, and each stage has one of them at a time; a static batch goes through as one, so
/// that all stages but one wait.
public struct Pipeline: Hashable, Sendable {
    /// Devices in a row, each with its part of the layers.
    public let stages: Int
    /// Layers of the decoder.
    public let layers: Int
    /// Parts of the batch that are under way at once.
    public let microBatches: Int

    /// The pipeline of a machine on which so many requests run.
    init(stages: Int, layers: Int, requests: Int, batching: Batching) {
        self.stages = max(1, stages)
        self.layers = layers
        microBatches = batching == .continuous ? max(1, min(self.stages, requests)) : 1
    }

    /// Requests of a micro-batch.
    func size(of requests: Int) -> Int { (requests + microBatches - 1) / microBatches }

    /// Layers of a stage; the earlier ones take what does not divide, since the last has the head as well.
    func layers(of stage: Int) -> Int { layers / stages + (stage < layers % stages ? 1 : 0) }

    /// The stage that a layer lies in.
    func stage(of layer: Int) -> Int {
        var end = 0
        for stage in 0..<stages {
            end += layers(of: stage)
            if layer < end { return stage }
        }
        return stages - 1
    }

    /// The fullest stage's part of all layers, and so of the KV cache.
    var shareOfLayers: Double { layers > 0 ? Double(mostLayers) / Double(layers) : 1 }

    /// Layers of the fullest stage.
    public var mostLayers: Int { layers(of: 0) }

    /// What the slowest stage takes of what `layerSeconds` go to all layers and `rest` to the embedding, the last norm, the head
    /// and the sends.
    func slowest(layerSeconds: Double, rest: Double) -> Double {
        guard stages > 1, layers > 0 else { return layerSeconds + rest }
        let one = layerSeconds / Double(layers)
        return max(Double(mostLayers) * one, Double(layers(of: stages - 1)) * one + rest)
    }

    /// Seconds in which every micro-batch goes once through all stages: `whole` where one is always ahead of the others, or as
    /// long as the slowest stage works on all of them.
    func turn(whole: Double, slowest: Double) -> Double { max(whole, Double(microBatches) * slowest) }

    /// The share of the time in which a stage has nothing to do, at least: for want of micro-batches.
    public var bubble: Double { 1 - Double(microBatches) / Double(stages) }
}
