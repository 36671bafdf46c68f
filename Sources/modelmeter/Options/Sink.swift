import Reporting

/// Where a command's output goes: standard output, or a file.
struct Sink: ~Copyable {
    private let file: OutputFile?
    private let path: String?

    /// Standard output where there is no path.
    init(_ path: String?) throws(OutputError) {
        self.path = path
        if let path { file = try OutputFile(path) } else { file = nil }
    }

    func write(_ text: String) throws(OutputError) { try write(Array(text.utf8)) }

    func write(_ bytes: Bytes) throws(OutputError) { try write(bytes.utf8) }

    private func write(_ bytes: [UInt8]) throws(OutputError) {
        if file == nil { return Output.write(bytes) }
        try file?.write(bytes)
    }

    /// Puts the file in its place.
    consuming func finish() throws(OutputError) { try file?.finish() }
}

extension Sink {
    /// Pictures: one to standard output or to the file; more go to files beside it, named after their units.
    static func write(_ charts: [(unit: String, svg: String)], to path: String?) throws(OutputError) {
        guard let path else {
            if let first = charts.first { Output.write(first.svg) }
            if charts.count > 1 {
                Output.complain("\(charts.count) units need \(charts.count) figures; --output FILE writes them all")
            }
            return
        }
        let stem = path.hasSuffix(".svg") ? String(path.dropLast(4)) : path
        for (index, chart) in charts.enumerated() {
            let unit = String(chart.unit.map { $0.isLetter || $0.isNumber ? $0 : "-" })
            try OutputFile.write(chart.svg, to: index == 0 ? path : "\(stem)-\(unit).svg")
        }
    }
}
