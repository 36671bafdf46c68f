import AnalyticCore

/// A case of the decoder alone: a prefill, or one decode step.
struct DecoderCase {
    /// Whether it is a prefill.
    let isPrefill: Bool
    /// The shape, in words.
    let shape: String
    /// What it sets; nil for a prefill with a past and for a step of more than one token.
    let settings: [(id: String, value: String)]?

    /// Why there may be no settings.
    static let notModelled = "a prefill with a past, or a step of more than one token, is not modelled"

    init(_ measured: ReferenceField, isPrefill: Bool) throws(ReferenceProblem) {
        let batch = try measured.member("B").whole()
        let tokens = try measured.member("S").whole()
        let past = try measured.member("past_kv").whole()
        self.isPrefill = isPrefill
        shape = "B=\(batch) S=\(tokens) past_kv=\(past)"
        guard isPrefill ? past == 0 : tokens == 1 else {
            settings = nil
            return
        }
        settings = [
            ("image.mode", "none"), ("batch", String(batch)), ("prompt.tokens", String(isPrefill ? tokens : past)),
            ("decode.tokens", isPrefill ? "0" : "1"),
        ]
    }
}

/// A case of the vision towers alone.
enum VisionCase {
    /// What a page sets: its global view, and tiles where there is a grid.
    static func settings(
        of page: ReferenceField, grid: (rows: Int, columns: Int)?
    ) throws(ReferenceProblem) -> [(id: String, value: String)] {
        let view = [
            ("image.mode", "custom"), ("image.base_size", String(try page.member("base").whole())),
            ("batch", String(try page.member("B").whole())), ("decode.tokens", "0"),
        ]
        guard let grid else { return view + [("image.crop", "false")] }
        let tile = try page.member("tile").whole()
        return view + [("image.tile_size", String(tile)), ("image.grid", "\(grid.rows)x\(grid.columns)")]
    }
}
