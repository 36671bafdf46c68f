import AnalyticCore
import Studies

extension Picker {
    /// What it could run on, with this workload's speed, fit and price on each.
    static let devices = Picker(
        id: .devices,
        title: { state in
            // The device is what differs; the other conditions hold for every row.
            "devices  \(Answer.conditions(of: state.scenario).dropFirst().joined(separator: ", "))"
        },
        columns: { state in
            [
                Column(title: "device", kind: .words(least: 12), priority: 0),
                Column(title: state.rateTitle, kind: .figure, priority: 1, isDescending: true),
                Column(title: "fits", kind: .figure, priority: 2, isDescending: true),
                Column(title: "first", kind: .figure, priority: 4),
                Column(title: "token", kind: .figure, priority: 5),
                Column(title: "memory", kind: .figure, priority: 3, isDescending: true),
                Column(title: "bandwidth", kind: .figure, priority: 6, isDescending: true),
                Column(title: "16-bit peak", kind: .figure, priority: 7, isDescending: true),
                Column(title: "$/h", kind: .figure, priority: 9),
                Column(title: "$ per 1000", kind: .figure, priority: 8),
            ]
        },
        rows: { state in
            guard let table = state.picking.devices, table.scenario == state.scenario else { return nil }
            return table.entries.map { entry in
                let device = entry.device
                let answer = entry.answer
                return Row(
                    id: device.id,
                    cells: [
                        Cell(text: device.name), state.rateCell(answer), state.fitCell(answer),
                        .seconds(answer?.firstToken?.estimate), .seconds(answer?.perToken?.estimate),
                        Cell(
                            text: Figure.scaled(device.memory.value, "B"),
                            number: device.memory.value),
                        Cell(text: Figure.scaled(device.bandwidth.value, "B/s"), number: device.bandwidth.value),
                        Cell(text: Figure.scaled(device.matrix16.value, "FLOP/s"), number: device.matrix16.value),
                        Cell(
                            text: device.price.map { Figure.dollars($0.middle) } ?? "—", role: .muted,
                            number: device.price?.middle),
                        Cell(
                            text: answer?.price.map { Figure.dollars(($0.low + $0.high) / 2) } ?? "—", role: .muted,
                            number: answer?.price.map { ($0.low + $0.high) / 2 }),
                    ], isNow: device.id == state.scenario.machine.device.id, words: device.id + " " + device.vendor)
            }
        },
        request: { PickingRequest(content: .devices($0.scenario)) },
        choose: { $0.take("device", $1) })

    /// The models in the program, with this request's speed on this device.
    static let models = Picker(
        id: .models,
        title: { state in
            "models  \(Answer.conditions(of: state.scenario).prefix(1).joined()), batch \(state.scenario.workload.batch)"
        },
        columns: { _ in
            [
                Column(title: "model", kind: .words(least: 12), priority: 0),
                Column(title: "parameters", kind: .figure, priority: 1, isDescending: true),
                Column(title: "requests/s", kind: .figure, priority: 2, isDescending: true),
                Column(title: "fits", kind: .figure, priority: 3, isDescending: true),
                Column(title: "first", kind: .figure, priority: 4), Column(title: "token", kind: .figure, priority: 5),
                Column(title: "needs", kind: .figure, priority: 6),
                Column(title: "context", kind: .figure, priority: 7, isDescending: true),
                Column(title: "layers", kind: .figure, priority: 8, isDescending: true),
            ]
        },
        rows: { state in
            guard let table = state.picking.models, table.scenario == state.scenario else { return nil }
            let text = FigureText(format: .si)
            return table.entries.map { entry in
                let (answer, facts) = (entry.answer, entry.model.facts)
                return Row(
                    id: entry.id,
                    cells: [
                        Cell(text: entry.model.card.title),
                        Cell(text: text.parameters(entry.parameters), number: entry.parameters.approximate),
                        Cell(
                            text: answer.requestRate.map { FigureText.rate($0.estimate) } ?? "—",
                            number: answer.requestRate?.estimate),
                        state.fitCell(answer), .seconds(answer.firstToken?.estimate),
                        .seconds(answer.perToken?.estimate),
                        Cell(text: Figure.scaled(answer.memory, "B"), number: answer.memory),
                        Cell(
                            text: facts.contextLength.map { Figure.grouped(Count($0)) } ?? "—", role: .muted,
                            number: facts.contextLength.map(Double.init)),
                        Cell(text: String(facts.layers), role: .muted, number: Double(facts.layers)),
                    ], isNow: entry.id == state.scenario.model.card.id)
            }
        },
        request: { PickingRequest(content: .models($0.scenario)) },
        choose: { $0.take("model", $1) })
}

extension Picker.Cell {
    fileprivate static func seconds(_ seconds: Double?) -> Picker.Cell {
        Picker.Cell(text: seconds.map(FigureText.seconds) ?? "—", number: seconds)
    }
}

extension ExplorerState {
    /// What a model is asked for by the second, in its words.
    fileprivate var rateTitle: String { MetricCatalogue.rate(of: scenario.model).symbol }

    fileprivate func rateCell(_ answer: Answer?) -> Picker.Cell {
        Picker.Cell(
            text: answer?.rate.map { FigureText.rate($0.estimate) } ?? "—",
            role: answer?.fits == false ? .muted : .fg, number: answer?.rate?.estimate)
    }

    /// The verdict as a sign and a word.
    fileprivate func fitCell(_ answer: Answer?) -> Picker.Cell {
        guard let answer else { return Picker.Cell(text: "—") }
        return switch answer.fits {
        case true?: Picker.Cell(text: look.glyphs.check + " fits", role: .ok, number: 1)
        case false?: Picker.Cell(text: look.glyphs.cross + " no", role: .error, number: 0)
        case nil: Picker.Cell(text: "? may", role: .warn, number: 0.5)
        }
    }

    /// Sets one parameter as a step that can be taken back.
    mutating func take(_ id: String, _ value: String) {
        if set([(id, value)]) { note("\(id) is \(value); u takes it back", kind: .good) }
    }
}
