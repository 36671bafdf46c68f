import AnalyticCore

extension ExplorerState {
    /// Takes measured times over: efficiencies at which the estimates equal them, as one step that can be taken back.
    mutating func calibrate() {
        let result: Calibration.Result
        do throws(ScenarioError) {
            result = try Calibration.calibrate(scenario)
        } catch {
            return note(error.description, kind: .problem)
        }
        commit(result.scenario)
        if result.missed.isEmpty {
            note("calibrated: " + result.found.joined(separator: ", "), kind: .good)
        } else {
            let missed = result.missed.joined(separator: ", ")
            note(
                "no efficiency gives the measured \(missed)"
                    + (result.found.isEmpty ? "" : "; set \(result.found.joined(separator: ", "))"), kind: .problem)
        }
    }
}
