import AnalyticCore
import Studies
import TextKit

/// Things beside parameters and commands that a word in the palette may mean. Each source lists its own.
struct PaletteSource: Sendable {
    /// One thing.
    struct Entry: Sendable {
        /// The line that stands for it.
        var line: String
        /// Names that find it.
        var names: [String]
        /// What stands beside it; asked of what is found alone.
        var help: @Sendable () -> String
    }

    /// How much less a match here counts than one of a parameter or a command.
    let handicap: Int
    let entries: @Sendable (ExplorerState) -> [Entry]

    /// Every source; a name of a device or a value of a choice may stand alone, the others are found behind their word as well.
    static let all: [PaletteSource] = [devices, models, values, themes, sweeps, layers, metrics]

    /// What they suggest for a word. Only those chosen with the arrows are ever taken: a word that is no name sets nothing.
    static func suggestions(_ typed: String, in state: ExplorerState) -> [(score: Int, suggestion: Palette.Suggestion)]
    {
        guard !typed.isEmpty else { return [] }
        return all.flatMap { source in
            source.entries(state).compactMap { entry in
                guard let score = entry.names.compactMap({ FuzzyMatch.score(typed, in: $0) }).max() else { return nil }
                return (
                    score - source.handicap,
                    Palette.Suggestion(text: entry.line, help: entry.help(), isClose: false)
                )
            }
        }
    }

    private static let devices = PaletteSource(handicap: 100) { state in
        state.options(ofParameter: "device").map { id, title in
            Entry(line: "device=\(id)", names: [id, title]) { title }
        }
    }

    private static let models = PaletteSource(handicap: 100) { state in
        state.options(ofParameter: "model").map { id, title in
            Entry(line: "model=\(id)", names: [id, title]) { title }
        }
    }

    private static let values = PaletteSource(handicap: 200) { state in
        state.scenario.parameters.all.flatMap { parameter -> [Entry] in
            guard case .choice(let options, _, _) = parameter.kind else { return [] }
            return options.map { Entry(line: "\(parameter.id)=\($0)", names: [$0]) { parameter.help } }
        }
    }

    private static let themes = PaletteSource(handicap: 300) { _ in
        ThemeNames.all.map { name in Entry(line: "theme \(name)", names: [name]) { "a theme" } }
    }

    private static let sweeps = PaletteSource(handicap: 300) { state in
        NamedSweep.of(state.scenario.model).map { sweep in
            Entry(line: "sweep \(sweep.id)", names: [sweep.id]) { sweep.title }
        }
    }

    private static let layers = PaletteSource(handicap: 400) { state in
        let evaluation = state.evaluation
        var seen: Set<String> = []
        return evaluation.nodes.indices.compactMap { index -> Entry? in
            let node = evaluation.nodes[index]
            guard let name = node.className.map({ "\($0)" }), seen.insert(name).inserted else { return nil }
            return Entry(line: "select \(evaluation.path(of: index))", names: [name, node.name.description]) {
                node.layer.map { "\($0.card.summary)" } ?? name
            }
        }
    }

    private static let metrics = PaletteSource(handicap: 500) { state in
        let model = state.scenario.model
        return MetricCatalogue.all.filter { $0.isOf(model) }.map { metric in
            Entry(line: "metric \(metric.id)", names: [metric.id]) { metric.inWords(of: model.card).title }
        }
    }
}
