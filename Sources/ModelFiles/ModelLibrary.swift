import AnalyticCore
import FoundationEssentials
import JSONReading
import KnownModels
import TextKit

/// The models that lie in the program.
public enum ModelLibrary {
    /// Their ids, in order.
    public static let ids: [String] = texts().map(\.id)

    /// Their files, by id.
    package static func texts() -> [(id: String, text: Data)] {
        let bytes = UnsafeBufferPointer(start: known_models_bytes(), count: known_models_size())
        let parts = bytes.split(separator: 0)
        return stride(from: 0, to: parts.count - 1, by: 2).map { index in
            (String(decoding: parts[index], as: UTF8.self), Data(parts[index + 1]))
        }
    }

    /// The model with an id.
    ///
    /// - Throws: `ModelFileError` where there is none: it names those that come close.
    public static func model(_ id: String) throws(ModelFileError) -> KnownModel {
        let all = texts()
        guard let found = all.first(where: { $0.id == id }) else {
            throw .unknownModel(id: id, nearest: NearNames.to(id, among: all.map(\.id)))
        }
        return try KnownModel(id: found.id, text: found.text)
    }

    /// All of them for a scenario to choose from, with the standard model first.
    public static let shelf = ModelShelf {
        [AnyModel.standard.card.id] + ids
    } load: { id in
        id == AnyModel.standard.card.id ? .standard : (try? model(id)).map { .decoder($0.decoder) }
    }

    /// Every model.
    public static func all() throws(ModelFileError) -> [KnownModel] {
        try texts().map { model throws(ModelFileError) in try KnownModel(id: model.id, text: model.text) }
    }
}

/// A model that lies in the program.
public struct KnownModel: Sendable {
    /// Its name on the command line.
    public let id: String
    /// Its name for people.
    public let title: String
    /// Where its configuration comes from.
    public let source: String
    /// The parameters that were published of it; nil where none are known.
    public let publishedParameters: Int?
    /// The model.
    public let decoder: Decoder

    /// Its configuration, read.
    public var reading: DecoderReading { decoder.reading }

    /// Reads its file.
    package init(id: String, text: Data) throws(ModelFileError) {
        let document = text.withUnsafeBytes { bytes in
            Result { () throws(JSONReadingError) in try JSONDocument(bytes: bytes) }
        }
        let root: JSONValue
        switch document {
        case .success(let document): root = document.root
        case .failure(let error): throw .notJSON(file: id, reason: error.description)
        }
        self.id = id
        title = root["title"]?.word ?? id
        source = root["config_source"]?.word ?? ""
        publishedParameters = root["published_parameters"]?.integer
        do throws(ConfigRefusal) {
            decoder = try Decoder(
                card: ModelCard(id: id, title: title, request: "prompt", repository: root["repository"]?.word),
                fields: root["config"].flatMap(ConfigValue.fields) ?? [:])
        } catch {
            throw .refused(file: id, reason: error)
        }
    }
}
