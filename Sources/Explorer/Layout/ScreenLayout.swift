import TerminalKit

/// How the screen is divided at a size: what there is room for, and a message below the smallest.
struct ScreenLayout {
    /// Below this nothing useful fits.
    static let smallest = Size(columns: 40, rows: 10)

    /// What the division depends on beside the size.
    struct Showing {
        /// Whether the focused pane fills the screen.
        var isZoomed = false
        /// Whether the view is the one that the explorer opens with.
        var isOverview = true
        /// The pane that keys go to.
        var focus = Pane.layers
        /// Of the tree and the parameters, the one that had the focus last: where there is room for one, it shows.
        var left = Pane.layers
        /// Columns of the left side, where the user has moved the divider.
        var leftColumns: Int?
    }

    /// The answer above everything else.
    private(set) var answer: Rect?
    /// The way of a request through the model, below the answer.
    private(set) var path: Rect?
    /// The panes, as far as they are on the screen.
    private(set) var layers: Rect?
    private(set) var parameters: Rect?
    private(set) var detail: Rect?
    /// The third column of a large screen, and what was done.
    private(set) var side: Rect?
    private(set) var history: Rect?
    /// Whether there is room for one pane at a time.
    private(set) var isSingle = false

    /// Rows of the header: what the figures hold for, and the views where there is room for a row of their own.
    static func headerRows(_ size: Size) -> Int { size.rows >= 20 ? 2 : 1 }

    /// Rows of the answer's figures: a narrow screen has them one below the other.
    static func figureRows(_ size: Size) -> Int { isNarrow(size) ? 4 : 2 }
    /// Rows of the answer's reason.
    static func reasonRows(_ size: Size) -> Int { isNarrow(size) || size.rows >= 36 ? 2 : 1 }
    /// Rows of the answer with what to try, its frame included.
    static func answerRows(_ size: Size) -> Int { figureRows(size) + reasonRows(size) + 3 }

    private static func isNarrow(_ size: Size) -> Bool { size.columns < 76 && size.rows >= 20 }
    /// Rows of the framed path.
    static let pathRows = 6

    /// The division of a screen.
    init(_ size: Size, _ showing: Showing = Showing()) {
        let top = Self.headerRows(size)
        var body = Rect(
            origin: Point(column: 0, row: top), size: Size(columns: size.columns, rows: max(0, size.rows - top - 2)))
        let isSplit = size.columns >= 76 && size.rows >= 20
        let showsAnswer = (showing.isOverview || size.rows >= 44) && size.columns >= 60 && size.rows >= 18
        if showsAnswer, !showing.isZoomed {
            let (upper, lower) = body.split(rows: Self.answerRows(size))
            (answer, body) = (upper, lower)
            if isSplit, size.rows >= 22 {
                let isFramed = size.rows >= 34 && size.columns >= 100
                let (strip, rest) = body.split(rows: isFramed ? Self.pathRows : 1)
                (path, body) = (strip, rest)
            }
        }
        guard !showing.isZoomed, isSplit else {
            isSingle = true
            switch showing.isZoomed || showing.focus != .path ? showing.focus : showing.left {
            case .layers: layers = body
            case .parameters: parameters = body
            case .detail, .path: detail = body
            }
            return
        }
        let isLarge = size.columns >= 170 && size.rows >= 44
        let isLow = answer != nil && size.rows < 30
        let ideal = isLarge ? 54 : size.columns >= 110 ? 46 : isLow || size.columns < 100 ? 31 : 37
        let columns = showing.leftColumns.map { max(Self.leastLeft, min($0, size.columns - Self.leastDetail)) }
        let (left, rest) = body.split(columns: columns ?? ideal)
        detail = rest
        if isLow {
            if showing.left == .layers { layers = left } else { parameters = left }
        } else {
            let (upper, lower) = left.split(rows: left.size.rows * (isLarge ? 9 : 11) / 20)
            (layers, parameters) = (upper, lower)
        }
        guard isLarge, let lower = parameters else { return }
        let (values, done) = lower.split(rows: lower.size.rows - 9)
        let (main, third) = rest.split(columns: max(Self.leastDetail, rest.size.columns - 64))
        (parameters, history, detail, side) = (values, done, main, third)
    }

    /// The divider stays this far from the edges of the screen.
    private static let leastLeft = 24
    private static let leastDetail = 40

    /// The rectangle of a pane; nil where it is not on the screen.
    func rect(of pane: Pane) -> Rect? {
        switch pane {
        case .layers: layers
        case .parameters: parameters
        case .detail: detail
        case .path: path
        }
    }
}

/// One panel of the screen: what stands in it, and where.
struct ScreenPanel: Sendable {
    enum Content: Sendable, Hashable {
        case answer, path, layers, parameters, history
        /// A view; `isMain` where keys go to it.
        case view(ViewID, isMain: Bool)
    }
    var content: Content
    var rect: Rect

    /// Columns for a page: the frame and a blank at each side are not for it.
    var pageWidth: Int { max(1, rect.size.columns - 4) }
    /// Rows inside the frame.
    var pageRows: Int { max(0, rect.size.rows - 2) }
}

extension ExplorerState {
    /// How the screen is divided now.
    var layout: ScreenLayout {
        ScreenLayout(
            size,
            ScreenLayout.Showing(
                isZoomed: isZoomed, isOverview: view == .overview, focus: focus, left: leftPane,
                leftColumns: leftColumns))
    }

    /// The panels on the screen; none where it is too small.
    var panels: [ScreenPanel] {
        guard size.columns >= ScreenLayout.smallest.columns, size.rows >= ScreenLayout.smallest.rows else { return [] }
        let layout = layout
        var panels: [ScreenPanel] = []
        func add(_ content: ScreenPanel.Content, _ rect: Rect?) {
            if let rect { panels.append(ScreenPanel(content: content, rect: rect)) }
        }
        add(.answer, layout.answer)
        add(.path, layout.path)
        add(.layers, layout.layers)
        add(.parameters, layout.parameters)
        add(.history, layout.history)
        add(.view(view, isMain: true), layout.detail)
        guard let side = layout.side else { return panels }
        let (upper, lower) = side.split(rows: side.size.rows * 3 / 5)
        let (first, second) = sideViews
        add(.view(first, isMain: false), upper)
        add(.view(second, isMain: false), lower)
        return panels
    }

    /// The third column of a large screen: what the main view does not show already.
    private var sideViews: (ViewID, ViewID) {
        let first: ViewID = view == .explain ? .breakdown : .explain
        if baseline != nil, view != .compare { return (first, .compare) }
        return (first, view == .roofline ? .cache : .roofline)
    }
}
