import AnalyticCore

/// What can be explained.
public enum ExplainSubject: Hashable, Sendable {
    /// A module or an operation, by its place in the tree.
    case node(Int)
    /// A parameter, by its id.
    case parameter(String)
    /// What one device holds.
    case memory
    /// What attention keeps of the tokens before.
    case cache
    /// How a request becomes tokens.
    case tokens
    /// The time to the first token.
    case firstToken
    /// The time of each token after it.
    case perToken
    /// How many requests a second.
    case rate

    /// The words of those that are no node and no parameter, the first of each being the one that is shown.
    private static let words: [(subject: ExplainSubject, words: [String])] = [
        (.firstToken, ["ttft", "first-token"]), (.perToken, ["tpot", "per-token"]),
        (.rate, ["rate", "throughput", "request"]), (.memory, ["memory", "peak"]), (.cache, ["kv", "cache"]),
        (.tokens, ["tokens", "image", "page"]),
    ]

    /// What people ask for by a word.
    public static var names: [String] { words.compactMap(\.words.first) }

    /// The subject of a word: one of `names`, a stage, a path or a class of the tree, a parameter; the stage where it is one.
    /// nil where there is none.
    public static func named(_ word: String, in evaluation: Evaluation) -> (subject: ExplainSubject, stage: Stage?)? {
        let typed = word.lowercased()
        if let found = words.first(where: { $0.words.contains(typed) }) { return (found.subject, nil) }
        if let stage = evaluation.stages.first(where: { $0.rawValue == typed }) { return (.node(0), stage) }
        if typed == "model" || typed == "all" { return (.node(0), nil) }
        if let parameter = parameter(word, in: evaluation.scenario) { return (.parameter(parameter.id), nil) }
        if let node = evaluation.node(at: word), node > 0 { return (.node(node), nil) }
        if let node = evaluation.nodes.indices.first(where: { evaluation.nodes[$0].className == word }) {
            return (.node(node), nil)
        }
        // The end of a path, with the indexes of layers or without them, stands for the first that ends so.
        let end = evaluation.nodes.indices.first { $0 > 0 && ("." + evaluation.path(of: $0)).hasSuffix("." + word) }
        let plain = evaluation.nodes.indices.first {
            $0 > 0 && ("." + plainPath(of: $0, in: evaluation)).hasSuffix("." + word)
        }
        return (end ?? plain).map { (.node($0), nil) }
    }

    /// A path without the indexes of layers: `model.layers.mlp.experts.down_proj`.
    private static func plainPath(of node: Int, in evaluation: Evaluation) -> String {
        evaluation.lineage(of: node).filter { evaluation.nodes[$0].instances == .single }
            .map { evaluation.label(of: $0) }.filter { !$0.isEmpty }.joined(separator: ".")
    }

    private static func parameter(_ word: String, in scenario: Scenario) -> Parameter? {
        (try? scenario.parameters.parameter(word)) ?? scenario.parameters.all.first { $0.symbol == word }
    }

    /// Every word that means something, for suggestions.
    public static func known(in evaluation: Evaluation) -> [String] {
        names + evaluation.stages.map(\.rawValue) + evaluation.scenario.parameters.all.map(\.id)
            + evaluation.nodes.indices.dropFirst().map { evaluation.path(of: $0) }
    }
}

extension ExplainSubject {
    /// What to work out beside it: what would change it.
    public func outlook(_ evaluation: Evaluation, stage: Stage?) -> Outlook.Request {
        let subject: Outlook.Subject =
            switch self {
            case .node(let node): .node(path: evaluation.path(of: node), stage: stage)
            case .parameter(let id): .parameter(id)
            case .memory: .figure("memory")
            case .cache: .figure("kv")
            case .tokens: .figure("context")
            case .firstToken: .figure("ttft")
            case .perToken: .figure("tpot")
            case .rate: .figure("rate")
            }
        return Outlook.Request(evaluation.scenario, of: subject)
    }
}
