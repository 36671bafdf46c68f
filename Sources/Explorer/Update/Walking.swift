import AnalyticCore
import Studies
import TerminalKit

extension ExplorerState {
    /// Goes along the request's path: to what stands in the tree, and to the parameter of what only comes in or goes out.
    mutating func walk(by steps: Int) {
        let stops = kept.path.stops
        let current = stop.flatMap { stop in stops.firstIndex { $0.id == stop.id } } ?? (steps > 0 ? -1 : stops.count)
        go(to: stops[max(0, min(stops.count - 1, current + steps))])
        focus = .path
    }

    /// Selects a stop.
    mutating func go(to stop: RequestPath.Stop) {
        if let node = stop.nodes.first {
            select(path: evaluation.path(of: node))
            idleStop = nil
        } else {
            idleStop = stop.id
        }
        if let id = Self.parameters[stop.id], let place = scenario.parameters.position(of: id) {
            parameters.selected = place
        }
    }

    /// Opens what belongs to a stop: the field of its parameter, or the explanation of its node.
    mutating func openStop() {
        guard let stop else { return note("no stop is selected; Left and Right walk along them") }
        guard stop.nodes.isEmpty, let id = Self.parameters[stop.id], let place = scenario.parameters.position(of: id)
        else { return open(.explain) }
        move(toParameter: place)
        focus = .parameters
        beginEditing()
    }

    /// The parameter that a stop comes from.
    private static let parameters = [
        "request": "image.width", "views": "image.grid", "tokens": "prompt.tokens", "answer": "decode.tokens",
    ]
}
