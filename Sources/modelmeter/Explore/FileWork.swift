import AnalyticCore
import ArgumentParser
import Explorer
import ScenarioFiles
import Studies
import TOMLReading

/// Does what the explorer asks of files.
struct FileWork {
    /// Where sessions are kept; nil where there is no place for them.
    let sessions: SessionStore?
    /// What writes the session of this run.
    let keeper: SessionKeeper?
    private let options: ScenarioOptions
    private let start: Scenario

    init(_ options: ScenarioOptions) throws {
        self.options = options
        start = try options.fresh()
        sessions = SessionStore()
        keeper = sessions.map { SessionKeeper($0) }
    }

    /// What came of a request.
    func answer(_ request: FileRequest) -> FileAnswer? {
        do {
            switch request {
            case .write(let path, let text, let isReplacing):
                return try write(text, to: path, isReplacing: isReplacing, request)
            case .save(let path, let scenario, let name, let isReplacing):
                let text = ScenarioFile.text(of: scenario, name: name, version: ModelMeter.version)
                return try write(text, to: path, isReplacing: isReplacing, request)
            case .open(let path):
                let file = try ScenarioFile(path: path, from: start, version: ModelMeter.version) {
                    try options.read(config: $0, in: $1).scenario
                }
                return .scenario(file.scenario, path: path, name: file.name, notes: file.notes)
            case .resume:
                let last = try lastSession()
                keeper?.hasResumed(last.path)
                return .session(last.session)
            }
        } catch {
            return .failed(Message.safe("\(error)"))
        }
    }

    private func write(
        _ text: String, to path: String, isReplacing: Bool, _ request: FileRequest
    ) throws(OutputError) -> FileAnswer {
        if !isReplacing, OutputFile.exists(path) { return .exists(request) }
        try OutputFile.write(text, to: path)
        return .written(path: path)
    }

    /// The last session that no other run of the program is in, and its file. One that cannot be read is put aside, and said to be.
    func lastSession() throws -> (session: Session, path: String) {
        guard let sessions, let path = sessions.last else {
            throw ValidationError("there is no earlier session to go on with")
        }
        do {
            let document = try TOMLDocument(path: path)
            let session = try SessionFile.session(document, from: start) {
                try options.read(config: $0, in: $1).scenario
            }
            return (session, path)
        } catch {
            let aside = sessions.putAside(path)
            throw ValidationError("the last session cannot be read: \(error); it is kept as \(aside)")
        }
    }
}
