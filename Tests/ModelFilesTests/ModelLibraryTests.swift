import AnalyticCore
import Foundation
import ModelFiles
import Testing

@Suite("The models in the program")
struct ModelLibraryTests {
    @Test("every file of the folder is in the program, under its name")
    func files() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/KnownModels/files")
        let names = try FileManager.default.contentsOfDirectory(atPath: sources.path)
        #expect(Set(ModelLibrary.ids) == Set(names.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }))
        #expect(Set(ModelLibrary.ids).count == ModelLibrary.ids.count)
    }

    @Test("every model can be read, and weighs what was published of it", arguments: ModelLibrary.ids)
    func reading(id: String) throws {
        let model = try ModelLibrary.model(id)
        #expect(model.reading.ignored.isEmpty, "\(model.reading.ignored)")
        let parameters = try model.reading.model.parameterCounts().all
        if let published = model.publishedParameters { #expect(parameters == Count(published)) }
    }

    @Test("an unknown id names those that are near")
    func unknown() {
        do throws(ModelFileError) {
            _ = try ModelLibrary.model("lama-3.1-8b")
            Issue.record("there is such a model")
        } catch {
            guard case .unknownModel("lama-3.1-8b", let nearest) = error else {
                return #expect(Bool(false), "\(error)")
            }
            #expect(nearest.first == "llama-3.1-8b")
        }
    }
}
