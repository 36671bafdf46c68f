import FoundationEssentials

/// The user's own files, by the XDG rules.
enum UserFolder {
    /// The path of a file in the configuration folder; nil where there is no home.
    static func path(_ name: String) -> String? {
        let environment = ProcessInfo.processInfo.environment
        if let home = environment["XDG_CONFIG_HOME"], !home.isEmpty { return home + "/modelmeter/" + name }
        return environment["HOME"].map { $0 + "/.config/modelmeter/" + name }
    }
}
