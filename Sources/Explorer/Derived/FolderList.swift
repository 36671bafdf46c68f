import FoundationEssentials
import PageFiles

/// What lies in a folder, for a path that is being typed.
struct FolderList: Sendable {
    /// The most that is listed.
    private static let most = 1000

    /// The folder as it was typed, with its slash; empty for the present one.
    let folder: String
    /// Folders with a slash, and files that can be opened, by name.
    let entries: [String]

    /// Lists a folder; nil where the task is cancelled. One that can't be read holds nothing.
    init?(_ folder: String) {
        self.folder = folder
        let place = folder.isEmpty ? "." : Self.whole(folder)
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []).sorted()
        let endings = Set(PageFile.Format.allCases.flatMap(\.endings) + ["toml"])
        var entries: [String] = []
        for name in names where !name.hasPrefix(".") && entries.count < Self.most {
            if Task.isCancelled { return nil }
            var isFolder = false
            guard FileManager.default.fileExists(atPath: place + "/" + name, isDirectory: &isFolder) else { continue }
            let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
            if isFolder { entries.append(name + "/") } else if endings.contains(ending) { entries.append(name) }
        }
        self.entries = entries
    }

    /// A path with the home folder in place of `~`.
    static func whole(_ path: String) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home = ProcessInfo.processInfo.environment["HOME"] else {
            return path
        }
        return home + path.dropFirst()
    }

    /// Whether a path is that of a scenario rather than of a page.
    static func isScenario(_ path: String) -> Bool { path.lowercased().hasSuffix(".toml") }

    /// The folder that a path is in, with its slash; empty for the present one.
    static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }
}
