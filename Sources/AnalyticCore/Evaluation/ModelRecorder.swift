/// A recorder that can follow the assembly through all passes.
public protocol ModelRecorder: Recorder {
    /// Describes a section once per pass; `body` must state the same modules in each. `calls`: how often the pass runs.
    mutating func run(_ section: Section, calls: (Pass) -> Int, _ body: (inout Self, Pass) -> Void)
}
