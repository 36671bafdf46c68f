/// `torch.nn.ModuleList`: holds layers, computes nothing itself.
public enum ModuleList: Layer {
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "ModuleList", source: "torch.nn", summary: "A list of layers that run one after another.",
        shapes: "those of its layers")
    /// Nothing of its own.
    public func describe<R: Recorder>(into model: inout R) {}
}

/// `torch.nn.Sequential`: holds layers, computes nothing itself.
public enum Sequential: Layer {
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "Sequential", source: "torch.nn", summary: "Layers in a row, each feeding the next.",
        shapes: "those of its layers")
    /// Nothing of its own.
    public func describe<R: Recorder>(into model: inout R) {}
}
