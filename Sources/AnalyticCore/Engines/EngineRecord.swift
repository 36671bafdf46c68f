/// What is known of an engine: the values that choosing it sets, each with what it rests on.
public struct EngineRecord: Sendable {
    /// Which engine.
    public let name: EngineName
    /// What it is, in a few words.
    public let title: String
    /// The values; those that are not named take the defaults of `Engine`.
    public let facts: [EngineFact]

    init(_ name: EngineName, _ title: String, _ facts: [EngineFact]) {
        self.name = name
        self.title = title
        self.facts = facts
    }

    /// The record of an engine; that of `custom` is empty.
    public static func of(_ name: EngineName) -> EngineRecord {
        all.first { $0.name == name } ?? EngineRecord(name, "as set", [])
    }
}

/// One value that an engine sets.
public struct EngineFact: Sendable {
    /// What a value rests on.
    public enum Standing: String, CaseIterable, Sendable {
        /// Measured, on this engine.
        case measured
        /// Measured on another engine that does the same work there.
        case carriedOver = "carried over"
        /// The engine's documentation or its own code states it.
        case documented
        /// Nobody vouches for it.
        case assumed
    }

    /// The parameter that it sets.
    public let parameter: String
    /// The value, as it would be typed.
    public let value: String
    /// What it rests on.
    public let standing: Standing
    /// Where it comes from, or why it was assumed.
    public let source: String

    init(_ parameter: String, _ value: String, _ standing: Standing, _ source: String) {
        self.parameter = parameter
        self.value = value
        self.standing = standing
        self.source = source
    }
}

extension Scenario {
    /// The engine's name; choosing one sets every value of its record that the model has, and leaves the others alone. Where a
    /// model's kernels are not stated one by one, its own default stands for eager execution.
    var engineName: EngineName {
        get { engine.name }
        set {
            engine.name = newValue
            for fact in EngineRecord.of(newValue).facts { try? set(fact.parameter, fact.value) }
            if workload.execution == .eager, !model.facts.hasEagerKernels {
                workload.execution = model.defaultWorkload.execution
            }
        }
    }

    /// The values that differ from those of the engine's record: what was set by hand since it was chosen.
    public var changedFacts: [EngineFact] {
        EngineRecord.of(engine.name).facts.filter { fact in
            guard let parameter = try? parameters.parameter(fact.parameter) else { return false }
            return (try? parameter.read(fact.value, in: self)) != parameter.value(in: self)
        }
    }
}
