/// One of the models that are described. It is switched over once, outside of `describe`, so that each description is
/// specialised with its recorder.
public enum AnyModel: Hashable, Sendable {
    /// DeepSeek-OCR and whatever has its structure.
    case deepseekOCR(DeepseekOCRConfiguration)
    /// A decoder that its `config.json` describes.
    case decoder(Decoder)

    /// The model that a scenario starts with.
    public static let standard = AnyModel.deepseekOCR(DeepseekOCRConfiguration())

    /// What it is called, and what a request of it is.
    public var card: ModelCard {
        switch self {
        case .deepseekOCR(let model): model.card
        case .decoder(let model): model.card
        }
    }

    /// What devices, engines and memory need to know of it.
    public var facts: ModelFacts {
        switch self {
        case .deepseekOCR(let model): model.facts
        case .decoder(let model): model.facts
        }
    }

    /// What can be changed of it and of its workload, in display order.
    public var parameters: ParameterList {
        switch self {
        case .deepseekOCR: DeepseekOCRConfiguration.list
        case .decoder(let model): model.parameters
        }
    }

    /// Views and tokens of a workload.
    public func geometry(of workload: Workload) -> WorkloadGeometry {
        switch self {
        case .deepseekOCR(let model): model.geometry(of: workload)
        case .decoder(let model): model.geometry(of: workload)
        }
    }

    /// Checks how its constants and a workload fit together.
    func check(_ workload: Workload) throws(ScenarioError) {
        switch self {
        case .deepseekOCR(let model): try model.check(workload)
        case .decoder(let model): try model.check(workload)
        }
    }

    /// Stages and passes of a workload.
    func plan(_ workload: Workload, _ geometry: WorkloadGeometry) -> Plan {
        switch self {
        case .deepseekOCR(let model): model.plan(workload, geometry)
        case .decoder(let model): model.plan(workload, geometry)
        }
    }

    /// States every layer, pass by pass.
    @inline(__always)
    func describe<R: ModelRecorder>(
        _ workload: Workload, _ geometry: WorkloadGeometry, _ plan: Plan, into recorder: inout R
    ) {
        switch self {
        case .deepseekOCR(let model): model.describe(workload, geometry, plan, into: &recorder)
        case .decoder(let model): model.describe(workload, geometry, plan, into: &recorder)
        }
    }

    /// The same model as it was released.
    public var released: AnyModel {
        switch self {
        case .deepseekOCR(let model): .deepseekOCR(model.released)
        case .decoder(let model): .decoder(model.released)
        }
    }

    /// The workload that a new scenario starts with.
    var defaultWorkload: Workload {
        switch self {
        case .deepseekOCR(let model): model.defaultWorkload
        case .decoder(let model): model.defaultWorkload
        }
    }
}
