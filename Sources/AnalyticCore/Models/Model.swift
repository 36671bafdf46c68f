/// An architecture as one value: its constants, and how they become passes, layers and costs.
///
/// A model states its layers once, over an abstract number, to whatever records them; that statement is all that the core
/// knows of it.
public protocol Model: Hashable, Sendable {
    /// What it is called, and what a request of it is.
    var card: ModelCard { get }
    /// What devices, engines and memory need to know of it.
    var facts: ModelFacts { get }
    /// What can be changed of it and of its workload, in display order.
    var parameters: ParameterList { get }
    /// Views and tokens of a workload.
    func geometry(of workload: Workload) -> WorkloadGeometry
    /// Checks how its constants and a workload fit together.
    ///
    /// - Throws: `ScenarioError.conflict` that names the parameter, its value, and what would fit.
    func check(_ workload: Workload) throws(ScenarioError)
    /// Stages and passes of a workload.
    func plan(_ workload: Workload, _ geometry: WorkloadGeometry) -> Plan
    /// States every layer, pass by pass.
    func describe<R: ModelRecorder>(
        _ workload: Workload, _ geometry: WorkloadGeometry, _ plan: Plan, into recorder: inout R)
    /// The same model as it was released.
    var released: Self { get }
    /// The workload that a new scenario starts with.
    var defaultWorkload: Workload { get }
}

/// What a model is called, and what a request of it is.
public struct ModelCard: Hashable, Sendable {
    /// The name that it is chosen by: of the library, or the file that it came from.
    public let id: String
    /// Its name for people.
    public let title: String
    /// What one request brings, in one word: `page`, `prompt`.
    public let request: String
    /// Where its weights are published; nil where that is not known.
    public let repository: String?

    /// A card.
    public init(id: String, title: String, request: String, repository: String?) {
        self.id = id
        self.title = title
        self.request = request
        self.repository = repository
    }

    /// Several requests: `pages`, `prompts`.
    public var requests: String { request + "s" }

    /// A title that speaks of pages, with the model's own word for a request.
    public func inOwnWords(_ title: String) -> String {
        title.replacing("pages", with: requests).replacing(" page", with: " " + request)
    }
}

/// What devices, engines and memory need to know of a model, whatever it is made of.
public struct ModelFacts: Hashable, Sendable {
    /// Channels of a token in the decoder.
    public var hidden: Int
    /// Decoder layers.
    public var layers: Int
    /// Query heads of a layer.
    public var heads: Int
    /// Heads of keys and values that devices can divide among them; 1 where all heads read one latent vector.
    public var keyValueHeads: Int
    /// Routed experts of a layer, and how many of them a token uses; nil where no layer has any.
    public var mixture: Mixture?
    /// Whether a request can bring pages.
    public var hasVision = false
    /// Whether its kernels are stated as PyTorch launches them, so that eager execution can be counted.
    public var hasEagerKernels = false
    /// Whether reference code and servers compute it differently.
    public var hasTwoForms = false
    /// Tokens that it was made for; nil where that is not known.
    public var contextLength: Int?

    /// Routed experts of a layer.
    public struct Mixture: Hashable, Sendable {
        /// How many there are.
        public var experts: Int
        /// How many a token uses.
        public var perToken: Int
    }
}
