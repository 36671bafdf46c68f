import AnalyticCore
import Studies

/// Something to do with a file: the explorer says what, the program does it and gives the answer to `receive`.
public enum FileRequest: Hashable, Sendable {
    /// Write a text. A file that is there already stays unless `isReplacing`.
    case write(path: String, text: String, isReplacing: Bool)
    /// Write a scenario. A file that is there already stays unless `isReplacing`.
    case save(path: String, Scenario, name: String?, isReplacing: Bool)
    /// Read a scenario.
    case open(path: String)
    /// Read the last session.
    case resume
}

/// What came of a request.
public enum FileAnswer: Sendable {
    /// The file stands.
    case written(path: String)
    /// There is a file of that name, and it was left alone.
    case exists(FileRequest)
    /// It could not be done, and why.
    case failed(String)
    /// A scenario that was read, with what a reader should know of its file.
    case scenario(Scenario, path: String, name: String?, notes: [String])
    /// A session that was read.
    case session(Session)
}

extension ExplorerState {
    /// Takes in what came of a request.
    public mutating func receive(_ answer: FileAnswer) {
        switch answer {
        case .written(let path): note("wrote \(path)", kind: .good)
        case .failed(let reason): note(reason, kind: .problem)
        case .exists(let request): askToReplace(request)
        case .scenario(let scenario, let path, let name, let notes):
            let title = name.map { "\(path), \($0)" } ?? path
            guard commit(scenario, describedAs: "opened \(title)") else { break }
            note(([title + " is in force"] + notes).joined(separator: "; "), kind: .good)
        case .session(let session): resume(session)
        }
        settle()
    }

    /// Opens the line again with what overwrites the file: nothing is lost by a key pressed too often.
    private mutating func askToReplace(_ request: FileRequest) {
        let line: (word: String, path: String)? =
            switch request {
            case .write(let path, _, _): ("write!", path)
            case .save(let path, _, _, _): ("save!", path)
            case .open, .resume: nil
            }
        guard let line else { return }
        offerLine("\(line.word) \(line.path)")
        prompt?.problem = "\(line.path) exists: Enter overwrites it, Esc leaves it"
    }
}
