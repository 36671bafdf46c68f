import AnalyticCore
import PageFiles
import Studies

/// What `:open` was given that is no scenario: an image or a document.
enum OpenedFile: Sendable {
    /// An image, of which the size becomes the page.
    case page(PageFile)
    /// Several pages, to be read as one job.
    case document(OpenedDocument)
    /// Nothing that can be opened, and why.
    case problem(String)

    /// What is asked for.
    struct Request: Hashable, Sendable {
        let path: String
        let scenario: Scenario
    }

    /// Reads the file; nil where the task is cancelled.
    init?(_ request: Request) {
        do {
            let file = try PageFile(path: FolderList.whole(request.path))
            guard !Task.isCancelled else { return nil }
            guard file.pages.count > 1 else {
                self = .page(file)
                return
            }
            let job = try DocumentJob(file.pages, on: request.scenario, searchesBatch: true)
            self = .document(OpenedDocument(file, job))
        } catch let error as PageFileError {
            self = .problem(error.description)
        } catch {
            self = .problem("\(request.path): \(error)")
        }
    }
}

/// A document with what reading all its pages takes.
struct OpenedDocument: Sendable {
    let file: PageFile
    let job: DocumentJob

    init(_ file: PageFile, _ job: DocumentJob) {
        self.file = file
        self.job = job
    }
}
