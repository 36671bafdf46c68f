import Foundation

// `Benchmarks [--check] BOUNDS`: times of what the program does, beside a fixed loop's. With --check, fails where a figure is
// over twice its bound.
let arguments = CommandLine.arguments.dropFirst()
let isCheck = arguments.contains("--check")
guard let path = arguments.first(where: { !$0.hasPrefix("--") }) else {
    print("usage: Benchmarks [--check] BOUNDS.toml")
    exit(64)
}
do {
    let bounds = try Bounds(path: path)
    let figures = try Figures.all()
    let results = try Measured.rounds(of: figures)
    print(BenchTable(results, bounds).text)
    let problems = BenchTable(results, bounds).problems(figures)
    problems.forEach { print($0) }
    exit(isCheck && !problems.isEmpty ? 1 : 0)
} catch {
    print(error)
    exit(1)
}
