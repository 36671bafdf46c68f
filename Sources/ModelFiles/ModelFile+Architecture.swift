import AnalyticCore
import JSONReading
import TextKit

extension ModelFile {
    /// A model that the program describes, by the names that its files bear.
    private struct SupportedModel {
        let title: String
        /// What `architectures` names.
        let architecture: String
        /// What `model_type` may be beside it; the first few are the model's alone.
        let ownTypes: [String]
        let sharedTypes: [String]
    }

    private static let supported = [
        SupportedModel(
            title: "DeepSeek-OCR", architecture: "DeepseekOCRForCausalLM",
            ownTypes: ["DeepseekOCR", "deepseekocr", "deepseek_ocr"], sharedTypes: ["deepseek_vl_v2"])
    ]

    private static var supportedText: String {
        supported.map { "\"\($0.architecture)\" (\($0.title))" }.joined(separator: ", ")
    }

    /// Whether the file names a model of the standard structure, or one whose name is so near that it was meant.
    var isStandard: Bool {
        let names: [String] =
            switch root["architectures"] {
            case .array(let names)?: names.compactMap(\.word)
            case let value?: value.word.map { [$0] } ?? []
            case nil: []
            }
        guard names.isEmpty else {
            let own = Self.supported.map(\.architecture)
            return names.contains { own.contains($0) || !NearNames.to($0, among: own).isEmpty }
        }
        return Self.supported.contains { $0.ownTypes.contains(root["model_type"]?.word ?? "") }
    }

    /// The file must say that it is of a model that is described here: fields of other models have the same names.
    func checkArchitecture() throws(ModelFileError) {
        let type = root["model_type"]
        guard let value = root["architectures"], value != .null else {
            guard let type else {
                throw .unsupported(
                    file: name, field: "architectures", found: "a file that names no architecture",
                    supported: Self.supportedText, nearest: nil)
            }
            guard Self.supported.contains(where: { $0.ownTypes.contains(type.word ?? "") }) else {
                throw .unsupported(
                    file: name, field: "model_type", found: type.text, supported: Self.supportedText,
                    nearest: type.word.flatMap { NearNames.to($0, among: Self.supported.flatMap(\.ownTypes)).first })
            }
            return
        }
        guard case .array(let names) = value,
            let model = Self.supported.first(where: { names.contains(.string($0.architecture)) })
        else {
            let found: String? = if case .array(let names) = value { names.first?.word } else { value.word }
            throw .unsupported(
                file: name, field: "architectures", found: value.text, supported: Self.supportedText,
                nearest: found.flatMap { NearNames.to($0, among: Self.supported.map(\.architecture)).first })
        }
        if let type, type != .null, !(model.ownTypes + model.sharedTypes).contains(type.word ?? "") {
            throw refusal(
                of: type, field: "model_type",
                allowed: (model.sharedTypes + model.ownTypes).map { "\"\($0)\"" }.joined(separator: ", "))
        }
    }
}
