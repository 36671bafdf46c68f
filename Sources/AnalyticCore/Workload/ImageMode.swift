/// How the page is cut into views: the presets of the reference implementation, and free choice.
public enum ImageMode: String, CaseIterable, Sendable {
    /// A text-only prompt: no views at all.
    case none
    /// One 512-pixel view.
    case tiny
    /// One 640-pixel view.
    case small
    /// One 1024-pixel view.
    case base
    /// One 1280-pixel view.
    case large
    /// A 1024-pixel view and 640-pixel tiles.
    case gundam
    /// Base size, tile size and cropping as set.
    case custom

    /// Base size, tile size (pixels) and cropping that the preset stands for; nil for `none` and `custom`.
    public var preset: (base: Int, tile: Int, crop: Bool)? {
        switch self {
        case .none, .custom: nil
        case .tiny: (512, 512, false)
        case .small: (640, 640, false)
        case .base: (1024, 1024, false)
        case .large: (1280, 1280, false)
        case .gundam: (1024, 640, true)
        }
    }
}
