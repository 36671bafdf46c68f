import Glibc

/// A file that is written beside its place and moved there when it is whole, so that a run that fails, or never starts,
/// leaves what was there before.
///
/// What is no plain file (a pipe, `/dev/stdout`) can't be moved over and is written directly.
struct OutputFile: ~Copyable {
    private let descriptor: Int32
    /// Where the text goes first; nil where it goes straight to its place.
    private let draft: String?
    private let path: String
    /// The file's own name, behind any links.
    private let place: String
    private var isDone = false

    /// Opens a draft beside a path.
    ///
    /// - Throws: `OutputError` that names the path and the system's reason.
    init(_ path: String) throws(OutputError) {
        let opened = try Self.opened(path)
        self.path = path
        (descriptor, place, draft) = opened
    }

    private static func opened(_ path: String) throws(OutputError) -> (Int32, place: String, draft: String?) {
        var status = stat()
        let exists = stat(path, &status) == 0
        let kind = status.st_mode & S_IFMT
        guard !exists || kind == S_IFREG else {
            let descriptor = kind == S_IFDIR ? -1 : open(path, O_WRONLY)
            guard descriptor >= 0 else { throw OutputError(path, kind == S_IFDIR ? EISDIR : errno) }
            return (descriptor, path, nil)
        }
        let place = exists ? resolved(path) : path
        // A file that may not be written must not be replaced either.
        if exists, access(place, W_OK) != 0 { throw OutputError(path, errno) }
        let draft = "\(place).\(getpid()).part"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC, exists ? status.st_mode & 0o777 : 0o644)
        guard descriptor >= 0 else { throw OutputError(path, errno) }
        return (descriptor, place, draft)
    }

    /// Writes bytes behind those before.
    func write(_ bytes: [UInt8]) throws(OutputError) {
        let failure = Output.write(bytes, to: descriptor)
        if failure != 0 { throw OutputError(path, failure) }
    }

    /// Puts the file in its place.
    consuming func finish() throws(OutputError) {
        isDone = true
        // Some file systems tell of a full disk only when the file is closed.
        let closed = close(descriptor)
        guard closed == 0 else {
            let reason = errno
            if let draft { unlink(draft) }
            throw OutputError(path, reason)
        }
        guard let draft else { return }
        guard rename(draft, place) == 0 else {
            let reason = errno
            unlink(draft)
            throw OutputError(path, reason)
        }
    }

    deinit {
        guard !isDone else { return }
        close(descriptor)
        if let draft { unlink(draft) }
    }

    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }
}

extension OutputFile {
    /// Whether something lies at a path.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Writes a whole text to a file.
    static func write(_ text: String, to path: String) throws(OutputError) {
        let file = try OutputFile(path)
        try file.write(Array(text.utf8))
        try file.finish()
    }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: String) throws(OutputError) {
        var reached = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            reached += (reached.isEmpty || reached.hasSuffix("/") ? "" : "/") + part
            var status = stat()
            if stat(reached, &status) == 0 {
                guard status.st_mode & S_IFMT == S_IFDIR else { throw OutputError(reached, ENOTDIR) }
                continue
            }
            if mkdir(reached, 0o755) != 0, errno != EEXIST { throw OutputError(reached, errno) }
        }
    }
}

/// Why something could not be written.
struct OutputError: Error, CustomStringConvertible {
    private let path: String
    private let number: Int32

    init(_ path: String, _ number: Int32) {
        self.path = path
        self.number = number
    }

    /// What was to be written, and the system's reason.
    var description: String { "\(path): cannot be written: \(String(cString: strerror(number)))" }
}
