import AnalyticCore
import TerminalKit

/// What a list to choose from, the tiling map, or a file that was named needs worked out.
public struct PickingRequest: Hashable, Sendable {
    /// One piece of work of a kind is of use at a time.
    public enum Kind: Hashable, Sendable { case devices, models, tiling, folder, file }

    enum Content: Hashable, Sendable {
        /// Every device, and every model, at the present values.
        case devices(Scenario)
        case models(Scenario)
        /// Tiles for each size of page.
        case tiling(TilingMap.Request)
        /// What lies in a folder.
        case folder(String)
        /// A file that was named.
        case file(OpenedFile.Request)
    }

    let content: Content

    /// Its kind.
    public var kind: Kind {
        switch content {
        case .devices: .devices
        case .models: .models
        case .tiling: .tiling
        case .folder: .folder
        case .file: .file
        }
    }

    func run() -> PickingResult? {
        let found: PickingResult.Content? =
            switch content {
            case .devices(let scenario): DeviceTable(scenario).map { .devices($0) }
            case .models(let scenario): ModelTable(scenario).map { .models($0) }
            case .tiling(let request): TilingMap(request).map { .tiling($0) }
            case .folder(let folder): FolderList(folder).map { .folder($0) }
            case .file(let request): OpenedFile(request).map { .file($0) }
            }
        return found.map { PickingResult(request: self, content: $0) }
    }
}

/// What came of it.
public struct PickingResult: Sendable {
    enum Content: Sendable {
        case devices(DeviceTable)
        case models(ModelTable)
        case tiling(TilingMap)
        case folder(FolderList)
        case file(OpenedFile)
    }

    let request: PickingRequest
    let content: Content
}

extension ExplorerState {
    /// Takes a result in. One that no longer answers the last request is dropped.
    mutating func take(_ result: PickingResult) {
        let kind = DerivedRequest.Kind.picking(result.request.kind)
        guard derived.asked[kind] == .picking(result.request) else { return }
        derived.asked[kind] = nil
        switch result.content {
        case .devices(let table): picking.devices = table
        case .models(let table): picking.models = table
        case .tiling(let map): picking.tiling = map
        case .folder(let list):
            picking.folder = list
            if prompt?.hasChosen == false { suggest() }
        case .file(let file):
            picking.opening = nil
            take(file)
        }
        if picking.session?.rows == nil { fillPicker() }
    }

    /// What becomes of a file that was opened.
    private mutating func take(_ file: OpenedFile) {
        switch file {
        case .problem(let problem): note(problem, kind: .problem)
        case .page(let file):
            if let size = file.pages.first { show(page: size, of: file.path) }
        case .document(let document):
            picking.document = document
            pick(.document)
        }
    }

    /// What the open list, the tiling map or the path that is being typed still needs.
    var requestsForPicking: [PickingRequest] {
        var requests: [PickingRequest] = []
        if let session = picking.session, session.rows == nil, let request = Picker.of(session.id).request(self) {
            requests.append(request)
        }
        if let request = tilingRequest, picking.tiling?.request != request {
            requests.append(PickingRequest(content: .tiling(request)))
        }
        if let path = prompt?.openedPath {
            let folder = FolderList.folder(of: path)
            if picking.folder?.folder != folder { requests.append(PickingRequest(content: .folder(folder))) }
        }
        if let request = picking.opening { requests.append(PickingRequest(content: .file(request))) }
        return requests.filter { derived.asked[.picking($0.kind)] != .picking($0) }
    }
}

extension PromptSession {
    /// The path behind `open `, as far as it is typed; nil on other lines.
    var openedPath: String? {
        guard purpose == .command, field.text.hasPrefix("open ") else { return nil }
        return String(field.text.dropFirst("open ".count))
    }
}
