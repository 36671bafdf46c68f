import AnalyticCore

/// What a family of figures gave: one class of layers, one tower's traffic, one part of the decoder.
public struct FamilySummary: Hashable, Sendable {
    /// What the family is.
    public let name: String
    /// How many cases were compared.
    public let cases: Int
    /// How many figures were compared.
    public let rows: Int
    /// How many of them were exactly equal.
    public let equal: Int
    /// How many of them were outside their tolerance.
    public let failures: Int
    /// The largest tolerance among them: 0 demands equality of all.
    public let tolerance: Double
    /// The figure with the largest relative difference; nil where all are equal.
    public let largest: VerificationRow?

    /// Sums up the rows of one family.
    init(_ name: String, _ rows: [VerificationRow]) {
        self.name = name
        cases = Set(rows.map { "\($0.file) \($0.group) \($0.index)" }).count
        self.rows = rows.count
        equal = rows.count { $0.distance == .zero }
        failures = rows.count { !$0.passes }
        tolerance = rows.map(\.tolerance).max() ?? 0
        largest = rows.filter { $0.distance > .zero }
            .max { abs($0.relativeDifference) < abs($1.relativeDifference) }
    }
}

extension Verification {
    /// The families of a check, in the order in which their first figures stand.
    public func families(of check: Check) -> [FamilySummary] {
        var order: [String] = []
        var members: [String: [VerificationRow]] = [:]
        for row in rows(of: check) {
            let name = row.family
            if members[name] == nil { order.append(name) }
            members[name, default: []].append(row)
        }
        return order.map { FamilySummary($0, members[$0] ?? []) }
    }
}

extension VerificationRow {
    /// The family that the row belongs to: what it shares with rows of other shapes, batches and attention classes.
    public var family: String {
        switch check {
        case .vision, .decoder, .llama: className ?? group
        case .core: isOfModelAlone ? "the sum of the parts" : "modules and parameters"
        case .prefillDecode, .visionWithoutTiles, .visionWithTiles: part
        case .prefillDecodeEndToEnd, .endToEnd: quantity
        case .traffic: trafficPart
        case .published: group.hasPrefix("crop_grid_sweep") ? "crop grids" : "layers"
        case .models: group
        case .tokens, .timing: check.rawValue
        }
    }

    /// The part of the decoder or of the tower: `eager.layers_and_norm.breakdown.moe_gate` is of `moe_gate`.
    private var part: String {
        let words = quantity.split(separator: ".").map { String($0) }
        if let view = words.firstIndex(where: { $0.hasSuffix("_view") || $0.hasSuffix("_views") }) {
            return words.dropFirst(view + 1).first ?? quantity
        }
        guard let last = words.last, words.count > 1 else { return quantity }
        return last == "flops_total" ? words.count == 2 ? "whole" : words[words.count - 2] : last
    }

    /// Tower and stage of a measured traffic: `sdpa_fused.per_tower.sam_local.total_bytes` is of SAM over the tiles.
    private var trafficPart: String {
        let words = quantity.split(separator: ".").map { String($0) }
        if let place = words.firstIndex(of: "per_tower"), place + 1 < words.count {
            let name = words[place + 1]
            let view = name.hasSuffix("_local") ? "tiles" : "global view"
            let tower = name.split(separator: "_").first.map { String($0) } ?? name
            return "vision, \(["sam": "SAM", "clip": "CLIP"][tower] ?? tower), \(view)"
        }
        let stage = ["vision": "vision", "decoder_prefill": "prefill", "decode_step": "decode step"][group] ?? group
        if words.contains("embedding_and_layers_only") { return "\(stage), layers" }
        return "\(stage), \(words.contains("lm_head_only") ? "head" : "whole")"
    }
}
