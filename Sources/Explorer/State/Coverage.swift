import AnalyticCore
import Verification

extension ExplorerState {
    /// Whether the checks are of the model that is shown: all but one are of the standard one.
    var hasOwnChecks: Bool { scenario.model.card == AnyModel.standard.card }

    /// The check that shows: of a model that is not the standard one there is one.
    var shownCheck: Check { hasOwnChecks ? check : .models }

    /// How many checks there are to choose from.
    var checkCount: Int { hasOwnChecks ? Check.allCases.count : 1 }

    /// What the shown check compares, in a line.
    var checkTitle: String {
        hasOwnChecks ? check.title : "as released, on its own code: parameters, FLOPs in all and by module, KV cache"
    }

    /// Whether counts of the model lie in the program.
    var isMeasured: Bool { hasOwnChecks || kept.coverage[""] != nil }

    /// What was measured of a class of the model; nil where nothing was.
    func coverage(of className: String) -> ClassCoverage? {
        guard !className.isEmpty else { return nil }
        return hasOwnChecks ? verification?.classes[className] : kept.coverage[className]
    }

    /// Whether a row is of the model: its file has the model's name.
    func isOfModel(_ row: VerificationRow) -> Bool { row.file == scenario.model.card.id + ".json" }

    /// The nodes at a path in which the indexes of layers are folded to `*`: one in each group of layers.
    func nodes(atFolded path: String) -> [Int] {
        path.split(separator: ".").reduce([0]) { nodes, name in
            nodes.flatMap { evaluation.children(of: $0) }.filter { child in
                let node = evaluation.nodes[child]
                return name == "*" ? node.instances != .single : node.name.description == name
            }
        }
    }

    /// The classes that a folded path is of: of an operation, the modules that it stands in.
    private func owners(of path: String) -> Set<String> {
        Set(
            nodes(atFolded: path).compactMap { node in
                evaluation.lineage(of: node).reversed().lazy.compactMap { evaluation.nodes[$0].className }.first
            })
    }

    /// What was measured of the model, class by class; under an empty name what was in all.
    func findCoverage() -> [String: ClassCoverage] {
        guard let rows = verification?.rows(of: .models).filter(isOfModel), !rows.isEmpty else { return [:] }
        var classes: [String: Set<String>] = [:]
        var failures: [String: Int] = [:]
        var cases: [String: Set<[String]>] = [:]
        for row in rows {
            let module = row.module
            let names = classes[module] ?? owners(of: module)
            classes[module] = names
            for name in names.union([""]) {
                failures[name, default: 0] += row.passes ? 0 : 1
                cases[name, default: []].insert([row.group, String(row.index)])
            }
        }
        return cases.mapValues(\.count).reduce(into: [:]) { found, entry in
            found[entry.key] = ClassCoverage(cases: entry.value, failures: failures[entry.key] ?? 0)
        }
    }
}

extension VerificationRow {
    /// The path of the module that a row of a decoder is of; empty where it is of the whole.
    var module: String {
        guard check == .models else { return "" }
        let path = quantity.hasPrefix("parameters of ") ? quantity.dropFirst("parameters of ".count) : quantity[...]
        return path.contains(".") || path == "lm_head" || path == "model" ? String(path) : ""
    }
}
