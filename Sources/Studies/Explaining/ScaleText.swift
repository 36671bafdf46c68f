import AnalyticCore

extension Explained.Scale {
    /// The scale as rows of text: the line with its points and the ridge, the numbers under it, and what each point means.
    public func lines(width: Int, isUnicode: Bool) -> [String] {
        let width = max(24, min(width, 100))
        let values = points.map(\.intensity) + [ridge]
        let low = min(0.1, (values.min() ?? 1) / 2)
        let high = max(ridge * 4, (values.max() ?? 1) * 2)
        func column(_ value: Double) -> Int {
            let share = (Logarithm.ten(value) - Logarithm.ten(low)) / (Logarithm.ten(high) - Logarithm.ten(low))
            return min(max(Int(share * Double(width - 1) + 0.5), 0), width - 1)
        }
        let ridgeColumn = column(ridge)
        var line = (0..<width).map { $0 < ridgeColumn ? (isUnicode ? "─" : "-") : isUnicode ? "━" : "=" }
        line[ridgeColumn] = isUnicode ? "┃" : "|"
        for point in points { line[column(point.intensity)] = sign(of: point, isUnicode) }
        let memory = "memory sets the pace", compute = "arithmetic does"
        let mark = "\(Self.text(ridge)) FLOP/B, the ridge"
        var under = Array(repeating: " ", count: width)
        func put(_ text: String, _ start: Int) {
            guard start >= 0, start + text.count <= width,
                under[max(0, start - 1)..<min(width, start + text.count + 1)].allSatisfy({ $0 == " " })
            else { return }
            for (index, character) in text.enumerated() { under[start + index] = String(character) }
        }
        put(mark, min(max(0, ridgeColumn - mark.count / 2), width - mark.count))
        put(memory, 0)
        put(compute, width - compute.count)
        return [line.joined(), under.joined().trimmedBlanksAtEnd]
            + points.map { point in
                let isBelow = point.intensity < ridge
                let ratio = isBelow ? ridge / point.intensity : point.intensity / ridge
                return
                    "\(sign(of: point, isUnicode)) \(point.name): \(Self.text(point.intensity)) FLOP for each byte, \(Figure.ratio(ratio)) \(isBelow ? "below" : "above") the ridge"
            }
    }

    private func sign(of point: Point, _ isUnicode: Bool) -> String {
        points.count > 1 ? point.name.prefix(1).uppercased() : isUnicode ? "●" : "o"
    }

    private static func text(_ value: Double) -> String {
        value < 0.095 ? Figure.plain(value) : Figure.decimal(value, places: value < 9.95 ? 1 : 0)
    }
}

extension String {
    fileprivate var trimmedBlanksAtEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
