/// A table while its file is being read: later lines may still add to it.
final class TableBuilder {
    /// How a table came about; that decides what may add to it.
    enum Origin {
        /// Named on the way to another one: `[a.b]` makes `a`.
        case passed
        /// By its own header.
        case header
        /// By a key with dots.
        case dotted
        /// Written between braces: closed.
        case inline
    }

    enum Slot {
        case value(TOMLValue)
        case table(TableBuilder)
        /// Tables under `[[…]]` headers.
        case tables([TableBuilder])
    }

    struct Entry {
        let key: String
        let line: Int
        var slot: Slot
    }

    var origin: Origin
    let line: Int
    private(set) var entries: [Entry] = []
    /// Where each key stands; empty as long as looking through all of them is quicker.
    private var places: [String: Int] = [:]
    private static let mostLooked = 24

    init(_ origin: Origin, line: Int) {
        self.origin = origin
        self.line = line
    }

    func entry(_ key: String) -> Entry? { place(of: key).map { entries[$0] } }

    func add(_ key: String, line: Int, _ slot: Slot) {
        entries.append(Entry(key: key, line: line, slot: slot))
        if !places.isEmpty {
            places[key] = entries.count - 1
        } else if entries.count > Self.mostLooked {
            for (place, entry) in entries.enumerated() { places[entry.key] = place }
        }
    }

    /// Adds a table to the array that a key stands for.
    func append(_ table: TableBuilder, to key: String) {
        guard let place = place(of: key), case .tables(let tables) = entries[place].slot else { return }
        // The array is taken out first, so that it is not copied for every table.
        entries[place].slot = .tables([])
        var grown = tables
        grown.append(table)
        entries[place].slot = .tables(grown)
    }

    private func place(of key: String) -> Int? {
        places.isEmpty ? entries.firstIndex { $0.key == key } : places[key]
    }

    /// The table as it stands.
    var table: TOMLTable {
        TOMLTable(
            entries: entries.map { entry in
                let value: TOMLValue =
                    switch entry.slot {
                    case .value(let value): value
                    case .table(let table): .table(table.table)
                    case .tables(let tables):
                        .array(tables.map { TOMLItem(value: .table($0.table), line: $0.line) })
                    }
                return TOMLTable.Entry(key: entry.key, item: TOMLItem(value: value, line: entry.line))
            })
    }
}
