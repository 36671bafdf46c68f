import AnalyticCore

/// What `modelmeter layer` lists where no layer is named: those of the scenario's model.
public struct LayersReport: Sendable {
    private struct Entry: Sendable {
        let name: String
        let card: LayerCard
        /// The decoder layers that it stands in, in words.
        let place: String
        let parameters: Count?
    }

    private let title: String
    private let id: String
    private let entries: [Entry]

    /// The layers of a scenario's model.
    public init(_ scenario: Scenario) {
        title = scenario.model.card.title
        id = scenario.model.card.id
        if let model = scenario.decoder?.reading.model {
            entries = model.blocks.map {
                Entry(
                    name: $0.name, card: $0.card, place: DecoderWords.indexes($0.indexes),
                    parameters: $0.parameterCount)
            }
        } else {
            entries = LayerCatalogue.all.map { Entry(name: $0.name, card: $0.card, place: "", parameters: nil) }
        }
    }

    /// The names of the layers, for messages.
    public static func names(_ scenario: Scenario) -> [String] { LayersReport(scenario).entries.map(\.name) }

    /// For the eye.
    public var text: String {
        let hasPlaces = entries.contains { !$0.place.isEmpty }
        var columns: [(title: String, alignment: TextTable.Alignment)] = [("layer", .left), ("class", .left)]
        if hasPlaces { columns += [("parameters", .right), ("in layers", .left)] }
        var table = TextTable(columns)
        for entry in entries {
            table.append(
                [entry.name, entry.card.name.description]
                    + (hasPlaces ? [entry.parameters.map { Figure.grouped($0) } ?? "", entry.place] : []))
        }
        return "Layers of \(title)\n\n" + table.text
            + "\n`modelmeter layer NAME` evaluates one of them; --set sets its shape and the model's constants.\n"
    }

    /// Schema `modelmeter.layers/1`.
    public var json: JSON {
        [
            "schema": "modelmeter.layers/1", "model": .string(id),
            "layers": .array(
                entries.map { entry in
                    [
                        "name": .string(entry.name), "class": .string(entry.card.name.description),
                        "parameters": entry.parameters.map { .count($0) } ?? .null,
                        "in_layers": .string(entry.place),
                    ]
                }),
        ]
    }

    /// One line per layer.
    public var csv: String {
        var csv = CSV(header: ["name", "class", "parameters", "in_layers"])
        for entry in entries {
            csv.append([
                entry.name, entry.card.name.description, entry.parameters.map { "\($0.value)" } ?? "", entry.place,
            ])
        }
        return csv.text
    }
}
