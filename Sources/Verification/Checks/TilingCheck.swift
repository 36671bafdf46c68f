import AnalyticCore
import DeviceLibrary

/// Tiles and image tokens of page sizes: `tiling.json`.
enum TilingCheck {
    static func run(
        _ measured: ReferenceField, _ place: inout CasePlace, _ recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        let width = try measured.member("width").whole()
        let height = try measured.member("height").whole()
        place.group = "tiling"
        place.shape = "\(width)x\(height) px"
        for (name, figures) in try measured.member("modes").members() {
            guard let mode = ImageMode(rawValue: String(name.prefix { $0.isLetter })), mode.preset != nil else {
                recorder.skip(
                    CasePlace(file: place.file, group: "tiling \(name)", index: place.index),
                    because: "no mode is called \(name)")
                continue
            }
            let evaluated = try geometry(width: width, height: height, mode: mode, of: measured)
            let quantities: [(String, String, Int)] = [
                ("grid_w", "columns", evaluated.grid.columns), ("grid_h", "rows", evaluated.grid.rows),
                ("crops", "tiles", evaluated.tiles), ("global_view", "pixels", evaluated.baseSize),
                ("image_tokens", "tokens", evaluated.imageTokens),
            ]
            for (key, unit, analytic) in quantities {
                recorder.compare(
                    place, .tokens, "modes.\(name).\(key)", unit, measured: Count(try figures.member(key).whole()),
                    analytic: Count(analytic))
            }
        }
        for (key, most) in [
            ("find_closest_aspect_ratio_max9", 9), ("find_closest_aspect_ratio_max6 (vLLM config default)", 6),
        ] {
            guard let ratio = try measured.optional(key)?.elements() else { continue }
            guard ratio.count == 2 else { throw try measured.member(key).problem("two numbers: columns, rows") }
            let grid = ImageTiling.closestGrid(
                imageWidth: width, imageHeight: height, tileSize: 640, minTiles: 2, maxTiles: most)
            let name = key.split(separator: " ").first.map { String($0) } ?? key
            for (part, unit, number, analytic) in [
                (0, "columns", ratio[0], grid.columns), (1, "rows", ratio[1], grid.rows),
            ] {
                recorder.compare(
                    place, .tokens, "\(name)[\(part)]", unit, measured: Count(try number.whole()),
                    analytic: Count(analytic))
            }
        }
    }

    private static func geometry(
        width: Int, height: Int, mode: ImageMode, of measured: ReferenceField
    ) throws(ReferenceProblem) -> WorkloadGeometry {
        try measured.legal { () throws(ScenarioError) in
            var scenario = Scenario()
            try scenario.set("image.width", String(width))
            try scenario.set("image.height", String(height))
            try scenario.set("image.mode", mode.rawValue)
            try scenario.validate()
            return WorkloadGeometry(scenario.workload, sam: scenario.deepseekOCR.sam)
        }
    }
}
