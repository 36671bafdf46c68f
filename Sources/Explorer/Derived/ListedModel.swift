import AnalyticCore
import DeviceLibrary

/// A model that can be chosen, as a list of them shows it.
public struct ListedModel: Sendable, Hashable {
    /// Its name for people.
    let title: String
    /// Parameters, layers, and bytes of KV cache for a token, in words.
    let figures: String

    /// Every model on a shelf, by its id; nil where the task is cancelled.
    static func all(on shelf: ModelShelf) -> [String: ListedModel]? {
        var models: [String: ListedModel] = [:]
        for id in shelf.ids {
            if Task.isCancelled { return nil }
            models[id] = shelf.model(id).map(ListedModel.init)
        }
        return models
    }

    private init(_ model: AnyModel) {
        title = model.card.title
        var scenario = Scenario()
        scenario.choose(model)
        guard let evaluation = try? Evaluation(scenario) else {
            figures = ""
            return
        }
        let text = FigureText(format: .si)
        let cache = text.bytes(evaluation.keyValueCacheBytes(tokens: 1))
        figures = "\(text.parameters(evaluation.parameterCount)), \(model.facts.layers) layers, \(cache) KV a token"
    }
}
