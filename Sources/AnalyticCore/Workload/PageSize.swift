/// How large a page is as a model sees it.
public struct PageSize: Hashable, Sendable {
    /// Width, pixels.
    public let width: Int
    /// Height, pixels.
    public let height: Int

    /// A page of `width` by `height` pixels.
    public init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// `1240 x 1754`.
    public var text: String { "\(width) x \(height)" }
}
