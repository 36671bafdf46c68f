import AnalyticCore
import Studies

/// The grid of tiles for each width and height of a page, around the present one; and what a small change would cost.
struct TilingMap: Sendable {
    /// What it was worked out for.
    struct Request: Hashable, Sendable {
        let scenario: Scenario
        let columns: Int
        let rows: Int
    }

    /// What a page of some size becomes.
    struct Cell: Hashable, Sendable {
        let grid: TileGrid
        /// Tokens of the page.
        let tokens: Int
    }

    /// What a page costs that differs in one thing from the present one.
    struct Alternative: Sendable {
        /// What differs, such as `width 1023, -217 px`.
        let title: String
        let grid: TileGrid
        /// Tokens of the page.
        let tokens: Int
        /// Matrix FLOPs of the whole request.
        let flops: Count
        /// Seconds of a request, as estimated; nil where there is no such time.
        let seconds: Double?
        /// Whether it is the present page.
        let isNow: Bool
    }

    let request: Request
    /// Sides of the page, pixels, across and down.
    let widths: [Int]
    let heights: [Int]
    /// The grid for each cell: one row for each height, from the lowest.
    let cells: [[Cell]]
    /// The present page, other modes, and the nearest sizes at which the grid changes.
    let alternatives: [Alternative]
    /// Whether a page of one pixel more or less on either side becomes the same tiles.
    let isEven: Bool

    /// The grids on the map, by the number of tiles; those of one grid and other tokens apart.
    var kinds: [Cell] {
        Set(cells.joined()).sorted {
            ($0.grid.tiles, $0.grid.rows, $0.tokens) < ($1.grid.tiles, $1.grid.rows, $1.tokens)
        }
    }

    /// Works it out; nil where there is no page that is cut, or the task is cancelled.
    init?(_ request: Request) {
        let image = request.scenario.workload.image
        self.request = request
        widths = Self.sides(around: image.width, count: request.columns)
        heights = Self.sides(around: image.height, count: request.rows)
        var cells: [[Cell]] = []
        for height in heights {
            if Task.isCancelled { return nil }
            cells.append(widths.map { Self.cell(of: request.scenario, width: $0, height: height) })
        }
        self.cells = cells
        alternatives = Self.alternatives(to: request.scenario)
        let present = Self.cell(of: request.scenario, width: image.width, height: image.height)
        isEven = [(-1, 0), (1, 0), (0, -1), (0, 1)].allSatisfy { across, down in
            let (width, height) = (image.width + across, image.height + down)
            return width < 1 || height < 1 || Self.cell(of: request.scenario, width: width, height: height) == present
        }
    }

    /// So many sides in equal steps from a small one up to twice the present, the present one among them.
    private static func sides(around side: Int, count: Int) -> [Int] {
        let middle = max(1, count / 2)
        let step = Double(side) / Double(middle)
        return (1...max(1, count)).map { $0 == middle ? side : max(1, Int((Double($0) * step).rounded())) }
    }

    private static func cell(of scenario: Scenario, width: Int, height: Int) -> Cell {
        var workload = scenario.workload
        (workload.image.width, workload.image.height) = (width, height)
        let geometry = scenario.model.geometry(of: workload)
        return Cell(grid: geometry.grid, tokens: geometry.imageTokens)
    }

    private static func alternatives(to scenario: Scenario) -> [Alternative] {
        let image = scenario.workload.image
        var list: [Alternative] = []
        func add(_ title: String, isNow: Bool = false, _ change: (inout Scenario) throws(ScenarioError) -> Void) {
            var changed = scenario
            guard (try? change(&changed)) != nil, (try? changed.validate()) != nil,
                let evaluation = try? Evaluation(changed)
            else { return }
            list.append(
                Alternative(
                    title: title, grid: evaluation.geometry.grid, tokens: evaluation.geometry.imageTokens,
                    flops: evaluation.stages.reduce(Count.zero) { $0 + evaluation.cost(of: 0, in: $1).matrix },
                    seconds: Service(TimeEvaluation(evaluation)).latency(.estimate), isNow: isNow))
        }
        add("\(image.width) x \(image.height), \(image.mode.rawValue)", isNow: true) { _ throws(ScenarioError) in }
        if image.isCropped, image.forcedGrid == nil {
            for (id, word, side) in [("image.width", "width", image.width), ("image.height", "height", image.height)] {
                for direction in [-1, 1] {
                    guard let turn = turn(scenario, isWidth: id == "image.width", from: side, direction) else {
                        continue
                    }
                    add("\(word) \(turn), \(direction < 0 ? "-" : "+")\(abs(turn - side)) px") {
                        changed throws(ScenarioError) in
                        try changed.set(id, String(turn))
                    }
                }
            }
        }
        for mode in ImageMode.allCases where mode.preset != nil && mode != image.mode {
            add("mode \(mode.rawValue)") { changed throws(ScenarioError) in
                try changed.set("image.mode", mode.rawValue)
            }
        }
        return list
    }

    /// The nearest side at which the grid is another one; nil where there is none up to four times the present side.
    private static func turn(_ scenario: Scenario, isWidth: Bool, from side: Int, _ direction: Int) -> Int? {
        let image = scenario.workload.image
        func grid(_ side: Int) -> TileGrid {
            cell(of: scenario, width: isWidth ? side : image.width, height: isWidth ? image.height : side).grid
        }
        let present = grid(side)
        var (near, step) = (side, 1)
        while true {
            let far = near + direction * step
            guard (1...min(4 * side, 1_048_576)).contains(far) else { return nil }
            if grid(far) != present { break }
            near = far
            step = min(step * 2, max(1, side / 64))
        }
        // Between `near`, as at present, and the next step the grid changes.
        var (same, other) = (near, near + direction * step)
        while abs(other - same) > 1 {
            let middle = (same + other) / 2
            if grid(middle) == present { same = middle } else { other = middle }
        }
        return other
    }
}
