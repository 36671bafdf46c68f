import AnalyticCore
import TerminalKit

/// A list to choose from, as a value: what it shows, and what choosing does. One drawing and one set of keys serve all of them.
struct Picker: Sendable {
    /// What a list is called; the palette opens it by this name.
    enum ID: String, Sendable, CaseIterable {
        case devices, models, sweeps, metrics, themes, document
    }

    /// One column of the list.
    struct Column: Sendable {
        enum Kind: Sendable { case words(least: Int), figure }
        var title: String
        var kind: Kind
        /// 0 falls away last where there is little room.
        var priority: Int
        /// Whether the first turn to this column puts the greatest first.
        var isDescending = false
    }

    /// What stands in a column of a row.
    struct Cell: Sendable {
        var text: String
        var role = Role.fg
        /// What the column is sorted by; words by their letters, what has neither last.
        var number: Double?
    }

    /// One thing that can be chosen.
    struct Row: Sendable {
        /// Its name: that of `choose`.
        var id: String
        var cells: [Cell]
        /// Whether it is the present one.
        var isNow = false
        /// Words that find it beside those on the screen.
        var words = ""
    }

    let id: ID
    /// One line that says what is chosen.
    let title: @Sendable (ExplorerState) -> String
    let columns: @Sendable (ExplorerState) -> [Column]
    /// What there is; nil while it is being worked out.
    let rows: @Sendable (ExplorerState) -> [Row]?
    /// What must be worked out beside the loop for the rows.
    var request: @Sendable (ExplorerState) -> PickingRequest? = { _ in nil }
    /// Why there is nothing to choose; nil where there is.
    var unavailable: @Sendable (ExplorerState) -> String? = { _ in nil }
    let choose: @Sendable (inout ExplorerState, String) -> Void
    /// What selecting a row shows at once, before it is chosen.
    var preview: (@Sendable (inout ExplorerState, String) -> Void)?

    /// Every list.
    static let all: [Picker] = [devices, models, sweeps, metrics, themes, document]

    static func of(_ id: ID) -> Picker { all.first { $0.id == id } ?? devices }
}

/// The lists that are open, and what was worked out for them.
struct Picking: Sendable {
    /// The open list; nil where none is.
    var session: PickerSession?
    /// Every device with what the present values give on it.
    var devices: DeviceTable?
    /// Every model with what it gives on the present device.
    var models: ModelTable?
    /// The document that was opened last.
    var document: OpenedDocument?
    /// A file that was named and has not been read yet.
    var opening: OpenedFile.Request?
    /// What lies in the folder that a path is being typed in.
    var folder: FolderList?
    /// Tiles for each size of page.
    var tiling: TilingMap?
}
