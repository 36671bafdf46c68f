/// The user stopped a run before its end.
struct Stopped: Error, CustomStringConvertible {
    let done: Int
    let total: Int

    var description: String { "stopped after \(done) of \(total) points" }

    /// What a shell expects of a program that an interrupt ended.
    static let exitStatus: Int32 = 130
}
