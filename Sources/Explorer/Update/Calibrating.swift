import AnalyticCore

extension ExplorerState {
    /// Sets the efficiencies so that the estimates equal the measured times: bandwidth from the time per output token, then
    /// products from the time to first token.
    mutating func calibrate() {
        var changed = scenario
        var said: [String] = []
        if scenario.machine.measuredTPOT > 0 {
            let found = Calibration.solve(\.machine.bandwidthEfficiency, in: changed) {
                $0.timePerOutputToken(.estimate)
            } towards: {
                $0.timePerOutputToken(.measured)
            }
            guard let found else {
                return note(
                    "no bandwidth efficiency gives the measured TPOT; is efficiency.launch_us too high?", kind: .problem
                )
            }
            changed.machine.bandwidthEfficiency = found
            said.append("bandwidth \(Figure.decimal(found, places: 2))%")
        }
        if scenario.machine.measuredTTFT > 0 {
            let found = Calibration.solve(\.machine.matrixEfficiency, in: changed) {
                $0.timeToFirstToken(.estimate)
            } towards: {
                $0.timeToFirstToken(.measured)
            }
            guard let found else {
                return note(
                    "no efficiency of products gives the measured TTFT; is efficiency.launch_us too high?",
                    kind: .problem)
            }
            changed.machine.matrixEfficiency = found
            said.append("products \(Figure.decimal(found, places: 2))%")
        }
        if commit(changed) { note("calibrated: " + said.joined(separator: ", "), kind: .good) }
    }
}
