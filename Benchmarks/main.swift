import Foundation

// `Benchmarks [--check] [--keys] [--only=FIGURE] BOUNDS`: times of what the program does, beside a fixed loop's. With --check,
// fails where a figure is over twice its bound; with --keys, a key in each view; with --only, one figure, or views by a word.
let arguments = CommandLine.arguments.dropFirst()
let isCheck = arguments.contains("--check")
guard let path = arguments.first(where: { !$0.hasPrefix("--") }) else {
    print("usage: Benchmarks [--check] BOUNDS.toml")
    exit(64)
}
do {
    let bounds = try Bounds(path: path)
    let word = arguments.first { $0.hasPrefix("--only=") }.map { String($0.dropFirst("--only=".count)) }
    let figures = try arguments.contains("--keys") ? Figures.keys() : Figures.all()
    let results = try Measured.rounds(
        of: figures.filter { word == nil || $0.id == word || $0.title.hasSuffix(word ?? "") })
    print(BenchTable(results, bounds).text)
    let problems = arguments.contains("--keys") ? [] : BenchTable(results, bounds).problems(figures)
    problems.forEach { print($0) }
    exit(isCheck && !problems.isEmpty ? 1 : 0)
} catch {
    print(error)
    exit(1)
}
