import DeviceLibrary
import Testing

@testable import AnalyticCore

@Suite("What a scenario changes of the defaults")
struct ScenarioChangesTests {
    /// Legal scenarios, the same in every run: values of every kind, small and large, in any order.
    private static func scenarios(_ count: Int) -> [Scenario] {
        var random = Dice(seed: 7)
        var found: [Scenario] = []
        while found.count < count {
            var scenario = Scenario()
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                guard let parameter = ParameterList.standard.all.randomElement(using: &random) else { continue }
                var draft = scenario
                guard (try? parameter.write(text(for: parameter, in: scenario, &random), to: &draft)) != nil,
                    (try? draft.validate()) != nil
                else { continue }
                scenario = draft
            }
            found.append(scenario)
        }
        return found
    }

    private static func text(for parameter: Parameter, in scenario: Scenario, _ random: inout Dice) -> String {
        switch parameter.kind {
        case .whole(_, let range, _):
            return String(Int.random(in: range.lowerBound...min(range.upperBound, 4096), using: &random))
        case .decimal(_, let range, _):
            // Small numbers are the ones that are written with an exponent.
            let small = Double.random(in: 0...1, using: &random)
            let cube = small * small * small
            let value = Bool.random(using: &random) ? cube * cube * cube : small * range.upperBound
            return max(range.lowerBound, value).description
        case .choice(let options, _, _): return options.randomElement(using: &random) ?? ""
        case .device: return scenario.devices.all.randomElement(using: &random)?.id ?? ""
        case .model: return scenario.shelf.ids.randomElement(using: &random) ?? ""
        case .grid: return Bool.random(using: &random) ? "auto" : "\(Int.random(in: 1...9, using: &random))x3"
        case .list: return parameter.text(in: scenario)
        }
    }

    @Test("all values, written in the order of the catalogue for it, give the scenario back")
    func restores() throws {
        for scenario in Self.scenarios(2000) {
            var restored = Scenario()
            for parameter in ParameterList.standard.restoring {
                try restored.set(parameter.id, parameter.text(in: scenario))
            }
            #expect(restored == scenario, "\(scenario.changes.map { "\($0.id)=\($0.value)" })")
        }
    }

    @Test("the changes alone give the scenario back, and none of them is needless")
    func changes() throws {
        for scenario in Self.scenarios(2000) {
            var restored = Scenario()
            for change in scenario.changes { try restored.set(change.id, change.text) }
            #expect(restored == scenario, "\(scenario.changes.map { "\($0.id)=\($0.value)" })")
        }
        #expect(Scenario().changes.isEmpty)
        var device = Scenario()
        try device.set("device", "l4")
        #expect(device.changes.map(\.id) == ["device"], "a device counts once, whatever figures come with it")
        try device.set("image.mode", "small")
        #expect(device.changes.map(\.id) == ["image.mode", "device"])
    }

    @Test("what was set since any earlier scenario makes it into the later one, and nothing was set since itself")
    func since() throws {
        let scenarios = Self.scenarios(600)
        for (before, after) in zip(scenarios, scenarios.dropFirst()) {
            var reached = before
            for setting in after.settings(since: before) { try reached.set(setting.id, setting.text) }
            for parameter in after.parameters.all {
                #expect(parameter.value(in: reached) == parameter.value(in: after), "\(parameter.id)")
            }
            #expect(after.settings(since: after).isEmpty)
        }
    }

    @Test("what goes with a new choice is compared with what the choice brings")
    func choices() throws {
        var scenario = Scenario()
        try scenario.set("device", "l4")
        try scenario.set("device.memory_gb", "48")
        let differences = scenario.differences(since: Scenario())
        #expect(
            differences.map { "\($0.id) \($0.from) \($0.to)" } == [
                "device h100-sxm l4", "device.memory_gb 25.769803776 48",
            ])
        try scenario.set("device", "h100-sxm")
        try scenario.set("engine", "vllm")
        try scenario.set("engine.sequences", "7")
        #expect(scenario.settings(since: Scenario()).map(\.description) == ["engine=vllm", "engine.sequences=7"])
    }

    @Test("a command line names what differs, quoted for a shell, with what is to be set beside it in its place")
    func commandLine() throws {
        var scenario = Scenario()
        #expect(scenario.commandLine() == "modelmeter")
        try scenario.set("batch", "16")
        try scenario.set("image.grid", "3x2")
        #expect(scenario.commandLine("inspect") == "modelmeter inspect --set batch=16 --set image.grid=3x2")
        let added = scenario.commandLine("inspect", adding: [Setting("batch", "*2"), Setting("device", "l4")])
        #expect(added.contains("--set batch=32") && added.contains("--set device=l4") && !added.contains("batch=16"))
        let wrong = scenario.commandLine(adding: [Setting("batch", "it's")])
        #expect(wrong.hasSuffix("--set 'batch=it'\\''s'"))
        scenario.devices.file = "my devices.toml"
        #expect(scenario.commandLine("solve").hasPrefix("modelmeter solve --devices 'my devices.toml' --set batch=16"))
    }

    @Test("the order for writing holds every parameter once")
    func order() {
        #expect(ParameterList.standard.restoring.map(\.id).sorted() == ParameterList.standard.all.map(\.id).sorted())
    }

    @Test("text and value of every parameter are one: reading the text gives the value")
    func texts() throws {
        for scenario in Self.scenarios(200) {
            for parameter in ParameterList.standard.all {
                let value = parameter.value(in: scenario)
                #expect(try parameter.read(value.text, in: scenario) == value, "\(parameter.id)")
            }
        }
    }

    @Test("steps of a decimal leave no dust behind the digits")
    func steps() throws {
        let price = try ParameterList.standard.parameter("price.per_hour")
        var scenario = Scenario()
        for _ in 0..<40 {
            scenario = try #require(scenario.stepping(price, by: 1))
            #expect(price.text(in: scenario).count <= 4, "\(price.text(in: scenario))")
        }
    }
}

/// Random numbers that are the same in every run (SplitMix64).
private struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
