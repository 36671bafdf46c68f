import AnalyticCore
import Studies

extension ExplorerState {
    /// What the views compare with.
    public var baseline: KeptScenario? { scenes.baseline }

    /// The present values with all that is read of them.
    var present: ScenarioPoint { ScenarioPoint(timing, service: kept.service, memory: kept.memory) }

    /// Keeps the present values under the next letter, and compares with them from now on.
    mutating func keepScenario() {
        settle()
        if let scene = scenes.holding(scenario) {
            scenes.choose(scene.letter)
            return note("compared with \(scene.letter), \(scene.name): it holds these values already", kind: .good)
        }
        guard let letter = scenes.nextLetter else {
            return note("letters end at Z; :drop Z makes room", kind: .problem)
        }
        scenes.add(KeptScenario(letter: letter, name: scenarioName, point: present))
        scenes.choose(letter)
        note("\(letter) is \(scenarioName); views compare with it, \(ViewSpec.compare.key) side by side", kind: .good)
    }

    /// What the present values set, in a few words.
    private var scenarioName: String { Self.name(of: scenario) }

    /// What a scenario sets, in a few words.
    static func name(of scenario: Scenario) -> String {
        name(of: scenario, scenario.settings(since: scenario.start))
    }

    private static func name(of scenario: Scenario, _ settings: [Setting]) -> String {
        guard !settings.isEmpty else { return "defaults" }
        let words = settings.prefix(3).map { setting -> String in
            let parameter = try? scenario.parameters.parameter(setting.id)
            guard let parameter, !["device", "model", "engine", "execution"].contains(setting.id) else {
                return setting.text
            }
            return "\(parameter.label) \(setting.text)"
        }
        return words.joined(separator: ", ") + (settings.count > 3 ? ", …" : "")
    }

    /// Puts the baseline in force, keeps what was, and compares with that.
    mutating func swapBaseline() {
        guard let other = scenes.baseline else { return }
        guard other.scenario != scenario else {
            return note("\(other.letter) is in force already; ( and ) go to the others", kind: .note)
        }
        keepScenario()
        commit(other.scenario, describedAs: "scenario \(other.letter), \(other.name)")
    }

    /// Puts the next kept scenario in force, or the one before.
    mutating func turnScenario(by steps: Int) {
        let all = scenes.all
        guard !all.isEmpty else { return }
        let here = all.firstIndex { $0.scenario == scenario }
        let index = here.map { ($0 + steps + all.count) % all.count } ?? (steps > 0 ? 0 : all.count - 1)
        put(inForce: all[index])
    }

    /// Puts a kept scenario in force, as one step that can be taken back.
    mutating func put(inForce scene: KeptScenario) {
        guard scene.scenario != scenario else { return note("\(scene.letter), \(scene.name), is in force") }
        commit(scene.scenario, describedAs: "scenario \(scene.letter), \(scene.name)")
    }

    /// The rows of the list of scenarios: the kept ones, and the present values where they are none of them.
    ///
    /// - Parameter settings: What the present values set.
    func findSceneRows(_ settings: [Setting]) -> [SceneRow] {
        let now = scenes.holding(scenario)?.letter
        var rows = scenes.all.map { scene in
            SceneRow(
                letter: scene.letter, name: scene.name, rate: Self.rate(of: scene.answer),
                fits: scene.point.memory.fits,
                isNow: scene.letter == now, isBaseline: scene.letter == scenes.chosen)
        }
        if now == nil {
            rows.append(
                SceneRow(
                    letter: "now", name: Self.name(of: scenario, settings), rate: Self.rate(of: kept.answer),
                    fits: kept.memory.fits,
                    isNow: true, isBaseline: false))
        }
        return rows
    }

    private static func rate(of answer: Answer) -> String {
        answer.rate.map { FigureText.rate($0.estimate) + " " + answer.rateMetric.symbol } ?? "—"
    }
}
