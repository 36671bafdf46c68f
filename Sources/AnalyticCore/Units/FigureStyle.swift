/// How figures are written.
public enum FigureStyle: String, CaseIterable, Sendable {
    /// Three significant figures with powers of 1000: `2.50 T`, `6.67 GB`.
    case si
    /// The same with powers of 1024 for bytes: `6.21 GiB`.
    case binary
    /// Powers of 1000, and bits in place of bytes: `53.4 Gb`.
    case bits
    /// Every digit, in groups of three.
    case exact
}
