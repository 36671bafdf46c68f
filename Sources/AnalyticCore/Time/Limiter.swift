/// What keeps a kernel, or what is made of kernels, from being faster.
public enum Limiter: UInt8, CaseIterable, Sendable {
    /// The matrix units.
    case matrix
    /// The vector units.
    case vector
    /// The memory.
    case memory
    /// The fixed cost of kernels: launch, prologue, epilogue, a block's walk.
    case launch
    /// The host, which hands out kernels more slowly than the device runs them.
    case host
    /// The link between devices.
    case link

    /// The word on screen.
    public var title: String {
        switch self {
        case .matrix: "compute"
        case .vector: "vector"
        case .memory: "memory"
        case .launch: "overhead"
        case .host: "host"
        case .link: "link"
        }
    }

    /// One letter, for maps.
    public var letter: Character {
        switch self {
        case .matrix: "C"
        case .vector: "V"
        case .memory: "M"
        case .launch: "O"
        case .host: "H"
        case .link: "N"
        }
    }
}
