import AnalyticCore

/// A workload with a name.
public struct WorkloadProfile: Sendable, Identifiable {
    /// The name on the command line.
    public let id: String
    /// What it is.
    public let title: String
    /// What differs from the defaults, by parameter id.
    public let settings: [(id: String, value: String)]

    /// A profile.
    public init(id: String, title: String, settings: [(id: String, value: String)]) {
        self.id = id
        self.title = title
        self.settings = settings
    }

    /// The scenario, starting from another.
    public func scenario(from start: Scenario) throws(ScenarioError) -> Scenario {
        var scenario = start
        for (id, value) in settings { try scenario.set(id, value) }
        try scenario.validate()
        return scenario
    }

    /// Canonical workloads of a model.
    public static func of(_ model: AnyModel) -> [WorkloadProfile] {
        model.facts.hasVision ? builtIn : text
    }

    /// Canonical workloads of text alone; tokens as stated.
    static let text: [WorkloadProfile] = [
        prompt("chat", "a turn of a chat", 500, answer: 300),
        prompt("retrieval", "a question with retrieved passages", 4000, answer: 300),
        prompt("summary", "a long document summed up", 32_000, answer: 500),
        prompt("completion", "a completion in an editor", 2000, answer: 50),
        prompt("reasoning", "a question that is reasoned about at length", 500, answer: 8000),
        prompt("chat-64", "sixty-four chats at once", 500, answer: 300, more: [("batch", "64")]),
    ]

    private static func prompt(
        _ id: String, _ title: String, _ tokens: Int, answer: Int, more: [(id: String, value: String)] = []
    ) -> WorkloadProfile {
        WorkloadProfile(
            id: id, title: title,
            settings: [("prompt.tokens", String(tokens)), ("decode.tokens", String(answer - 1))] + more)
    }

    /// Canonical OCR workloads. Expected tokens: about a third of a token per character of dense text, as stated.
    public static let builtIn: [WorkloadProfile] = [
        page("receipt", "a till receipt, 80 mm at 200 dpi", 630, 1800, tokens: 350),
        page("slide", "a presentation slide, 1920 x 1080", 1920, 1080, tokens: 300),
        page("a4-150dpi", "an A4 page at 150 dpi", 1240, 1754, tokens: 900),
        page("a4-300dpi", "an A4 page at 300 dpi", 2480, 3508, tokens: 900),
        page("a4-small", "an A4 page in one 640-pixel view", 1240, 1754, tokens: 900, more: [("image.mode", "small")]),
        page("table", "a long table, narrow and tall", 1000, 4000, tokens: 3000),
        page("book-spread", "two facing pages of a book", 2400, 1700, tokens: 1800),
        page("newspaper", "a dense newspaper page at 300 dpi", 4500, 6500, tokens: 6000),
        page("batch-20", "twenty A4 pages at once", 1240, 1754, tokens: 900, more: [("batch", "20")]),
    ]

    private static func page(
        _ id: String, _ title: String, _ width: Int, _ height: Int, tokens: Int,
        more: [(id: String, value: String)] = []
    ) -> WorkloadProfile {
        WorkloadProfile(
            id: id, title: title,
            settings: [
                ("image.width", String(width)), ("image.height", String(height)), ("prompt.tokens", "16"),
                ("decode.tokens", String(tokens)),
            ] + more)
    }
}
