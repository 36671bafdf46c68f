import FoundationEssentials
import Glibc

/// The folder of sessions: each run of the program has a file of its own, so that runs at the same time leave each other's alone.
struct SessionStore: Sendable {
    private let folder: String
    /// The file of this run.
    let own: String

    /// The folder by the XDG rules; nil where there is no home.
    init?() {
        let environment = ProcessInfo.processInfo.environment
        if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
            folder = state + "/modelmeter/sessions"
        } else if let home = environment["HOME"], FileManager.default.fileExists(atPath: home) {
            folder = home + "/.local/state/modelmeter/sessions"
        } else {
            return nil
        }
        own = "\(folder)/\(Self.stamp)-\(getpid()).toml"
    }

    /// The present time, so that names sort by age.
    private static var stamp: String {
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        var text = [CChar](repeating: 0, count: 32)
        let length = strftime(&text, text.count, "%Y%m%dT%H%M%S", &parts)
        return String(decoding: text[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The files of sessions that ended, the oldest first.
    private var ended: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".toml") && !Self.isRunning($0) }.sorted().map { folder + "/" + $0 }
            .filter { $0 != own }
    }

    /// Whether the run that a file is of goes on.
    private static func isRunning(_ name: String) -> Bool {
        guard let number = name.dropLast(5).split(separator: "-").last, let process = pid_t(number), process > 0
        else { return false }
        return kill(process, 0) == 0 || errno == EPERM
    }

    /// The last session that ended and in which something was done, else the last one; nil where there is none.
    var last: String? {
        let ended = ended
        return ended.last(where: Self.hasWork) ?? ended.last
    }

    /// Whether a file holds more than where somebody looked. One that cannot be read is looked at by whoever opens it.
    private static func hasWork(_ path: String) -> Bool {
        guard let bytes = FileManager.default.contents(atPath: path) else { return true }
        let text = String(decoding: bytes, as: UTF8.self)
        return !text.contains("\n[now]\n") || text.contains("\n[[step]]\n") || text.contains("\n[[scenario]]\n")
    }

    /// What is said of the last session at the start; nil where there is none.
    var offer: String? {
        guard let last else { return nil }
        var status = stat()
        guard stat(last, &status) == 0 else { return nil }
        var changed = status.st_mtim.tv_sec
        var parts = tm()
        localtime_r(&changed, &parts)
        var text = [CChar](repeating: 0, count: 32)
        let length = strftime(&text, text.count, "%e %b %H:%M", &parts)
        return "last session of "
            + String(decoding: text[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            .drop { $0 == " " }
    }

    /// The most sessions that are kept.
    private static let most = 10

    /// Writes this run's file, and forgets sessions that are too many.
    func write(_ text: String) throws(OutputError) {
        try OutputFile.makeFolder(folder)
        try OutputFile.write(text, to: own)
        for old in ended.dropLast(Self.most - 1) { unlink(old) }
    }

    /// Forgets a session: one that this run has taken over, or its own.
    func forget(_ path: String) { unlink(path) }

    /// Moves a file that cannot be read out of the way; gives where it lies.
    func putAside(_ path: String) -> String {
        let aside = path + ".broken"
        return rename(path, aside) == 0 ? aside : path
    }
}
