/// What listens while a layer describes itself: a cost recorder sums exact counts, an explanation recorder keeps formulas.
public protocol Recorder {
    /// The number that the formulas are read over.
    associatedtype N: Quantity
    /// How operations become kernels.
    var execution: Execution { get }
    /// Whether activations are fp32, so that casts to and from fp32 do not run.
    var activationsAreSingle: Bool { get }
    /// Over how many devices the model is divided.
    var parallel: Parallel { get }
    /// Opens a module; what follows belongs to it until `close`. False where the recorder has no use for what is inside.
    @discardableResult
    mutating func open(_ name: StaticString, _ type: any Layer.Type, instances: Instances) -> Bool
    /// Closes the module opened last.
    mutating func close()
    /// One kernel of the open module. `parameters`: the trained numbers that the operation's module owns, if it is one.
    mutating func record(_ operation: Operation<N>, parameters: N)
    /// A trained tensor of the open module that no operation of its own accounts for.
    mutating func parameter(_ name: StaticString, _ count: N)
    /// What the open module keeps between calls: after this one, `kept` tokens of each of `sequences` sequences, `perToken`
    /// numbers each. `heads`: into how many parts devices can divide it.
    mutating func cache(_ name: StaticString, sequences: N, perToken: N, kept: N, heads: Int)
    /// How devices divide what follows in the open module, where its layer's type alone cannot say.
    mutating func divide(_ split: Split)
    /// Tensors that stay live until the open module or scope ends: activation elements, and bytes of fixed width.
    mutating func hold(_ elements: N, bytes: N)
    /// Runs `body`; what it holds is let go at its end.
    mutating func scope(_ body: (inout Self) -> Void)
}

/// How often a module stands in the model, and where.
public enum Instances: Sendable, Hashable {
    /// Once, under its own name.
    case single
    /// Once per index of a `ModuleList`; every instance costs the same, and all of them run.
    case each([Int])
    /// Once per index; what is recorded inside is already the total over the instances, of which `running` run.
    case total(count: Int, running: Int)

    /// How many modules there are.
    public var count: Int {
        switch self {
        case .single: 1
        case .each(let indexes): indexes.count
        case .total(let count, _): count
        }
    }
}

/// A layer of the reference implementation: shapes in, operations out.
public protocol Layer: Sendable {
    /// What the layer is, for the tree, the Explain view and the docs.
    static var card: LayerCard { get }
    /// What its weights belong to; nil for what surrounds it says.
    static var weights: WeightClass? { get }
    /// How devices divide its operations; nil for what surrounds it says.
    static var split: Split? { get }
    /// States every module, operation and tensor of the layer, in execution order.
    func describe<R: Recorder>(into model: inout R)
}

extension Layer {
    /// Most layers leave it to what surrounds them.
    @inlinable
    public static var weights: WeightClass? { nil }

    /// Most layers leave it to what surrounds them.
    @inlinable
    public static var split: Split? { nil }
}

/// A layer's identity and explanation.
public struct LayerCard: Sendable {
    /// The class in the reference implementation.
    public let name: StaticString
    /// The file that defines it.
    public let source: StaticString
    /// What it does, for a reader who meets it for the first time.
    public let summary: StaticString
    /// Shape in and out.
    public let shapes: StaticString
    /// Why the model has it, in the words of someone who has not read the paper; empty for what only holds layers.
    public let why: StaticString

    /// A card.
    public init(
        name: StaticString, source: StaticString, summary: StaticString, shapes: StaticString, why: StaticString = ""
    ) {
        self.name = name
        self.source = source
        self.summary = summary
        self.shapes = shapes
        self.why = why
    }
}

extension Recorder {
    /// One device, for recorders that know of no machine.
    public var parallel: Parallel { Parallel() }

    /// Recorders that know of no machine let it pass.
    @inlinable
    public mutating func divide(_ split: Split) {}

    /// Recorders that keep no account of memory let it pass.
    @inlinable
    public mutating func hold(_ elements: N, bytes: N) {}

    /// Recorders that keep no account of caches let it pass.
    @inlinable
    public mutating func cache(_ name: StaticString, sequences: N, perToken: N, kept: N, heads: Int) {}

    /// Recorders that keep no account of memory only run the body.
    @inlinable
    public mutating func scope(_ body: (inout Self) -> Void) { body(&self) }

    /// Activation elements that stay live until the open module or scope ends.
    @inlinable
    public mutating func hold(_ elements: N) { hold(elements, bytes: 0) }

    /// One operation with the kernels that it runs in eager execution.
    @inline(__always)
    mutating func record(
        _ operation: Operation<N>, parameters: N = 0, eager: (inout Kernels<N>) -> Void
    ) {
        guard execution == .eager else {
            record(operation, parameters: parameters)
            return
        }
        var kernels = Kernels<N>(isSingle: activationsAreSingle)
        eager(&kernels)
        var changed = operation
        changed.take(kernels)
        record(changed, parameters: parameters)
    }

    /// A child module described by its layer.
    @inlinable
    public mutating func module<L: Layer>(_ name: StaticString, _ layer: L, instances: Instances = .single) {
        if open(name, L.self, instances: instances) { layer.describe(into: &self) }
        close()
    }

    /// A container (`ModuleList`, `Sequential`) that computes nothing itself.
    @inlinable
    public mutating func container<C: Layer>(_ name: StaticString, _ type: C.Type, _ body: (inout Self) -> Void) {
        if open(name, type, instances: .single) { body(&self) }
        close()
    }
}
