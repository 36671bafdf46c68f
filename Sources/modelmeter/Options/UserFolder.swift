import FoundationEssentials

/// The user's own files, by the XDG rules.
enum UserFolder {
    /// The file that the user named, else the one with a name in the configuration folder; nil where there is neither.
    static func chosen(_ path: String?, orOwn name: String) -> String? {
        path ?? self.path(name).flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
    }

    /// The path of a file in the configuration folder; nil where there is no home.
    static func path(_ name: String) -> String? {
        let environment = ProcessInfo.processInfo.environment
        if let home = environment["XDG_CONFIG_HOME"], !home.isEmpty { return home + "/modelmeter/" + name }
        return environment["HOME"].map { $0 + "/.config/modelmeter/" + name }
    }
}
