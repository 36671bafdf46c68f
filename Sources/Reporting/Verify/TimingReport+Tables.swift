import AnalyticCore
import Verification

extension TimingReport {
    /// A table for both forms.
    struct Table {
        let title: String
        let columns: [Column]
        var rows: [[String]] = []
    }

    /// A column; `width` is the most that a terminal of 80 columns has for it.
    struct Column {
        let title: String
        var isNumber = true
        var width: Int?
    }

    /// Those that have rows.
    var tables: [Table] {
        [groups, parts, families, cases, floors, worst].filter { !$0.rows.isEmpty }
    }

    private static let fits = [
        Column(title: "rows"), Column(title: "cold"), Column(title: "ratio"), Column(title: "error %"),
        Column(title: "of all"),
    ]

    /// Rows, cold rows, median ratio, error bars over cold and over all rows, percent.
    private static func cells(_ fit: TimingFit) -> [String] {
        [
            String(fit.rows), String(fit.coldRows), Decimals.text(fit.medianRatio, 2),
            "±" + Decimals.text(fit.error, 1),
            "±" + Decimals.text(fit.errorOfAll, 1),
        ]
    }

    private var groups: Table {
        Table(
            title: "Measured kernels: estimate over measured, mean error of cold rows and of all",
            columns: [Column(title: "group", isNumber: false, width: 40)] + Self.fits,
            rows: findings.groups.map {
                [$0.id + ($0.standing == .measured ? "" : " (\($0.standing.rawValue))")] + Self.cells($0.fit)
            })
    }

    private var parts: Table {
        Table(
            title: "By mode, operation, type of cache",
            columns: [Column(title: "part", isNumber: false, width: 40)] + Self.fits,
            rows: findings.groups.flatMap { group in
                group.parts.map { part in
                    ["\(group.id.split(separator: "/").last ?? ""): \(part.name)"] + Self.cells(part.fit)
                }
            })
    }

    private var families: Table {
        Table(
            title: "By family",
            columns: [Column(title: "family", isNumber: false, width: 40)] + Self.fits,
            rows: findings.families.flatMap { family in
                [[family.family] + Self.cells(family.fit)]
                    + family.parts.map { ["  \($0.name)"] + Self.cells($0.fit) }
            })
    }

    private var cases: Table {
        Table(
            title: "Stages and whole requests (of a rate, the floor is the most that is possible)",
            columns: [
                Column(title: "case", isNumber: false, width: 29),
                Column(title: "quantity", isNumber: false, width: 12),
                Column(title: "measured"), Column(title: "floor"), Column(title: "estimate"), Column(title: "ratio"),
            ],
            rows: findings.cases.sorted { abs($0.distance) > abs($1.distance) }.map {
                [
                    $0.grade.isEmpty ? $0.id : "\($0.grade) \($0.id)", $0.quantity, Decimals.significant($0.measured),
                    Decimals.significant($0.floor), Decimals.significant($0.estimate), Decimals.text($0.ratio, 2),
                ]
            })
    }

    private var floors: Table {
        Table(
            title: "Floors above a measured time",
            columns: [
                Column(title: "group", isNumber: false, width: 28), Column(title: "kernel", isNumber: false, width: 28),
                Column(title: "µs"), Column(title: "floor"),
            ],
            rows: findings.floorsAbove.map {
                [$0.group.id, $0.row.words, Decimals.significant($0.row.measured), Decimals.significant($0.row.floor)]
            }
                + findings.cases.filter(\.isBoundBeaten).map {
                    [$0.id, $0.quantity, Decimals.significant($0.measured), Decimals.significant($0.floor)]
                })
    }

    private var worst: Table {
        Table(
            title: "The kernels that are farthest off, microseconds",
            columns: [
                Column(title: "group", isNumber: false, width: 23), Column(title: "kernel", isNumber: false, width: 26),
                Column(title: "µs"), Column(title: "estimate"), Column(title: "ratio"),
            ],
            rows: !showsAll
                ? []
                : findings.groups.flatMap { group in
                    group.worst(3).map {
                        [
                            group.id, $0.words, Decimals.significant($0.measured), Decimals.significant($0.estimate),
                            Decimals.text($0.ratio, 2),
                        ]
                    }
                })
    }
}

extension TimingCase {
    /// How far off the estimate is, the same above as below.
    fileprivate var distance: Double { max(ratio, 1 / ratio) }
}

/// Numbers of so many decimals or digits.
enum Decimals {
    /// With `places` decimals, trailing zeros kept.
    static func text(_ value: Double, _ places: Int) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "-" }
        var power = 1.0
        for _ in 0..<places { power *= 10 }
        let scaled = (abs(value) * power).rounded()
        let whole = Int((scaled / power).rounded(.down))
        let rest = String(Int(scaled - Double(whole) * power))
        let sign = value < 0 && scaled > 0 ? "-" : ""
        return places == 0
            ? sign + String(whole) : "\(sign)\(whole)." + String(repeating: "0", count: places - rest.count) + rest
    }

    /// With four digits, as far as decimals go.
    static func significant(_ value: Double) -> String {
        let size = abs(value)
        return text(value, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3)
    }
}
