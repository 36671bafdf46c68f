import AnalyticCore
import Studies
import Verification

/// What every chapter of a report reads, worked out once.
struct ReportContext {
    let base: Scenario
    let verification: Verification
    let version: String
    let studies: ModelStudies
    /// The base scenario.
    let evaluation: Evaluation
    /// The devices that times are stated for: the base's own, that of the earlier analysis, a small one and a large one.
    let devices: [Device]

    init(base: Scenario, verification: Verification, version: String) throws(ScenarioError) {
        self.base = base
        self.verification = verification
        self.version = version
        studies = DeepseekOCRStudies.report
        evaluation = try Evaluation(base)
        var ids = [base.machine.device.id]
        for id in Self.compared where !ids.contains(id) && base.devices[id] != nil {
            ids.append(id)
        }
        devices = [base.machine.device] + ids.dropFirst().compactMap { base.devices[$0] }
    }

    /// Devices that stand beside the base's: that of the earlier analysis, a small one, a large one.
    private static let compared = ["rtx5090", "l40s", "b200-sxm"]

    /// The base with settings, perhaps on another device.
    func scenario(
        _ settings: [(id: String, value: String)] = [], on device: Device? = nil
    ) throws(ScenarioError) -> Scenario {
        var scenario = base
        if let device { scenario.machine.device = device }
        for (id, value) in settings { try scenario.set(id, value) }
        return scenario
    }

    /// Times of the base with settings, perhaps on another device.
    func service(
        _ settings: [(id: String, value: String)] = [], on device: Device? = nil
    ) throws(ScenarioError) -> Service {
        Service(TimeEvaluation(try Evaluation(try scenario(settings, on: device))))
    }

    /// What a figure of this report comes from.
    func details(_ words: [String] = []) -> [String] {
        Provenance(version: version, command: "modelmeter report", scenario: base).comments + words
    }

    /// A time, with its low and high reading where a figure that it rests on is disputed.
    static func seconds(_ service: Service, _ read: (Service) -> Double?) -> String {
        figure(service, Figure.seconds, read)
    }

    /// A figure in words, with its low and high reading where what it rests on is disputed.
    static func figure(_ service: Service, _ words: (Double) -> String, _ read: (Service) -> Double?) -> String {
        guard let value = read(service) else { return "—" }
        guard let ends = service.ends, let best = read(ends.best), let worst = read(ends.worst) else {
            return words(value)
        }
        return figure(value, min(best, worst)...max(best, worst), words)
    }

    /// A figure and its low and high reading, these only where they differ as written.
    static func figure(_ value: Double, _ reading: ClosedRange<Double>?, _ words: (Double) -> String) -> String {
        guard let reading, words(reading.lowerBound) != words(reading.upperBound) else { return words(value) }
        return "\(words(value)) (\(words(reading.lowerBound)) to \(words(reading.upperBound)))"
    }

    /// What stands before a table of times.
    static let brackets =
        "where a figure of a device is disputed among its sources, the low and the high reading stand behind in brackets"
}
