import AnalyticCore
import Studies

/// Figures as the explorer writes them, in the number format that the user chose.
struct FigureText {
    let format: FigureStyle

    /// FLOPs without the word, for a column that carries it: `2.50 T`.
    func number(_ count: Count) -> String {
        count == .zero ? "—" : Figure.number(count, style: format)
    }

    /// FLOPs with the unit: `2.50 TFLOPs`.
    func flops(_ count: Count) -> String {
        Figure.flops(count, style: format)
    }

    /// Bytes with the unit: `6.67 GB`, or `6.21 GiB` in the binary format.
    func bytes(_ count: Count) -> String {
        count == .zero ? "—" : Figure.bytes(count, style: format)
    }

    /// Parameters as the field writes them, with B for 10^9: `3.34 B`.
    func parameters(_ count: Count) -> String {
        let number = Figure.number(count, style: format == .exact ? .exact : .si)
        return number.hasSuffix("G") ? number.dropLast() + "B" : number
    }

    /// A number from the editor, with all its digits while they are few.
    static func short(_ value: Int) -> String {
        value < 100_000 ? String(value) : Figure.number(Count(value), style: .si).filter { $0 != " " }
    }

    /// A share, `25%`.
    func percent(_ share: Double) -> String {
        Figure.percent(share)
    }

    /// Digits in groups of three.
    func exact(_ count: Count) -> String {
        Figure.number(count, style: .exact)
    }

    /// FLOPs per byte.
    func intensity(_ value: Double?) -> String {
        guard let value else { return "—" }
        return value < 9.95 ? Figure.decimal(value, places: 1) : Figure.decimal(value, places: 0)
    }

    /// A time; a dash for none.
    static func seconds(_ seconds: Double) -> String {
        seconds > 0 ? Figure.seconds(seconds) : "—"
    }

    /// So many a second: three digits, without a prefix below a million.
    static func rate(_ value: Double) -> String {
        guard value.isFinite, value < 999_500 else { return Figure.scaled(value, "") }
        if value > 0, value < 0.000_95 { return Figure.plain(value) }
        if value >= 99.95 { return Figure.grouped(Count(Int(value.rounded()))) }
        return Figure.decimal(value, places: value < 0.0995 ? 4 : value < 0.995 ? 3 : value < 9.995 ? 2 : 1)
    }

    /// How many times as much.
    func ratio(_ value: Double) -> String {
        Figure.ratio(value)
    }
}

extension FigureText {
    /// A change with its sign: `-9.1%`, `+78%`.
    static func signedPercent(_ change: Double) -> String {
        Change.signedPercent(change)
    }
}
