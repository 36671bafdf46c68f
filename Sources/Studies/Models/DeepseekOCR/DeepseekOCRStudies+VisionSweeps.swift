import AnalyticCore

/// What sweeps of views, tiles and grids show.
extension DeepseekOCRStudies {
    /// Which tower takes the cost, and what SAM's global attention does to large views.
    static func towers(_ sweep: SweepReading) -> [String] {
        guard let sam = sweep.ends("sam.flops"), let clip = sweep.ends("clip.flops"),
            let projector = sweep.ends("projector.flops"), let attention = sweep.ends("sam.attention.flops")
        else { return [] }
        func share(_ part: Double, _ all: Double) -> String { Figure.percent(part / max(all, 1)) }
        let first = sam.first + clip.first + projector.first
        let last = sam.last + clip.last + projector.last
        var text = [
            "SAM takes \(share(sam.first, first)) of the towers' FLOPs at \(sweep.x(0)) pixels and "
                + "\(share(sam.last, last)) at \(sweep.x(sweep.last)), CLIP \(share(clip.first, first)) and "
                + "\(share(clip.last, last)), the projector at most \(share(max(projector.first / first, projector.last / last), 1)).",
            "SAM's attention products grow from \(share(attention.first, sam.first)) of SAM to "
                + "\(share(attention.last, sam.last)), since its global blocks score every position against every other: over the "
                + "last step SAM grows with the power \(power(sweep, "sam.flops")) of the side, where work per pixel alone "
                + "would give 2.",
        ]
        if let end = sweep.crossing("sam-attention") {
            text.append(
                "Two regimes follow: below \(end.after) pixels SAM is bound by work per pixel (MLPs and projections), from there on by "
                    + "global attention.")
        } else {
            text.append(
                attention.last > sam.last / 2
                    ? "Global attention is the larger part all the way."
                    : "Work per pixel is the larger part all the way: no view of these sizes is bound by attention.")
        }
        if sam.first > clip.first, sam.last > clip.last {
            text.append("CLIP never overtakes SAM, since it sees a sixteenth of SAM's positions.")
        }
        return text
    }

    /// The towers together at both ends, and how many times the pixels grow between them.
    private static func growth(_ sweep: SweepReading) -> (cost: Double, pixels: Double)? {
        let parts = ["sam.flops", "clip.flops", "projector.flops"].compactMap { sweep.ends($0) }
        let (first, last) = (parts.reduce(0) { $0 + $1.first }, parts.reduce(0) { $0 + $1.last })
        guard first > 0, let small = sweep.xNumber(0), let large = sweep.xNumber(sweep.last), small > 0 else {
            return nil
        }
        return (last / first, large / small * (large / small))
    }

    /// What a pixel costs in a large view.
    static func area(_ sweep: SweepReading) -> [String] {
        guard let grown = growth(sweep) else { return [] }
        let dearer = grown.cost / grown.pixels
        return [
            "A pixel costs \(Figure.ratio(dearer)) as much at \(sweep.x(sweep.last)) as at \(sweep.x(0)): "
                + (dearer > 1.1
                    ? "the same page is cheaper as tiles than as one large view."
                    : "tiles save nothing over one large view.")
        ]
    }

    /// What the global view does to the cost of small tiles.
    static func tiles(_ sweep: SweepReading) -> [String] {
        guard let grown = growth(sweep), grown.cost < grown.pixels else { return [] }
        return [
            "Vision grows \(Figure.ratio(grown.cost)) while the pixels of the tiles grow \(Figure.ratio(grown.pixels)), since the "
                + "global view is part of every point and does not grow."
        ]
    }

    static func power(_ sweep: SweepReading, _ metric: String, series: Int = 0) -> String {
        sweep.power(metric, series: series).map { Figure.decimal($0, places: 2) } ?? "—"
    }

    /// Equal areas cut into few large tiles or many small ones.
    static func tileGrids(_ sweep: SweepReading) -> [String] {
        let rows = (0..<sweep.series).compactMap { series -> (String, Double, Double)? in
            guard let grid = sweep.findings.sweep.series?.range[series],
                let ends = sweep.ends("vision.flops", series: series)
            else { return nil }
            return (grid.text, ends.first, ends.last)
        }
        guard let least = rows.first, let most = rows.last else { return [] }
        let steep = (sweep.power("vision.flops", series: sweep.series - 1) ?? 2) > 2.1
        return [
            "From \(sweep.x(0)) to \(sweep.x(sweep.last)) pixels a side, vision grows \(Figure.ratio(least.2 / least.1)) on "
                + "\(least.0) tiles and \(Figure.ratio(most.2 / most.1)) on \(most.0): the global view, which does not change, weighs "
                + "less the more tiles there are.",
            "Over the last step the cost grows with the power \(power(sweep, "vision.flops", series: sweep.series - 1)) of the side "
                + "where the picture gains its square: "
                + (steep
                    ? "for one area, many small tiles are cheaper than few large ones."
                    : "at these sizes the cost follows the area, and how it is cut hardly matters."),
        ]
    }

    /// Tiles are independent: everything in vision is linear in them.
    static func grids(_ sweep: SweepReading) -> [String] {
        guard let sam = sweep.ends("sam.flops"), let clip = sweep.ends("clip.flops"),
            let projector = sweep.ends("projector.flops"),
            let first = sweep.xNumber(0), let last = sweep.xNumber(sweep.last), last > first
        else { return [] }
        let slope = (sam.last + clip.last + projector.last - sam.first - clip.first - projector.first) / (last - first)
        let linear = (0...sweep.last).allSatisfy { index in
            guard let x = sweep.xNumber(index), let y = sweep.value("sam.flops", at: index) else { return false }
            let line = sam.first + (sam.last - sam.first) * (x - first) / (last - first)
            return abs(y - line) <= 1e-9 * line
        }
        let all = sam.last + clip.last + projector.last
        return [
            linear
                ? "Vision is exactly linear in the tiles: each adds \(Figure.scaled(slope, "FLOPs")), since no tile attends to another."
                : "Vision is not linear in the tiles.",
            "SAM takes \(Figure.percent(sam.last / all)) of it, CLIP \(Figure.percent(clip.last / all)), the projector "
                + "\(Figure.percent(projector.last / all)): the regime is SAM's throughout, whatever the layout. A layout that needs "
                + "fewer tiles (columns that match the tile grid, margins cut off) saves in proportion; its shape does not matter.",
        ]
    }
}
