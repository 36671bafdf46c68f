import AnalyticCore
import FoundationEssentials
import JSONReading

/// A model's `config.json`, laid out as DeepSeek-OCR's.
public struct ModelFile: Sendable {
    /// Where it came from, for error messages.
    let name: String
    let root: JSONValue
    private let repeated: [JSONDocument.RepeatedKey]

    /// Reads a file from disk.
    ///
    /// - Throws: `ModelFileError` where the file cannot be read or is not a JSON object.
    public init(path: String) throws(ModelFileError) {
        try Self.checkKind(of: path)
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            let reason =
                FileManager.default.fileExists(atPath: path) ? "is it a file that you may read?" : "no such file"
            throw .unreadable(file: path, reason: reason)
        }
        let document = data.withUnsafeBytes { bytes in
            Result { () throws(JSONReadingError) in try JSONDocument(bytes: bytes) }
        }
        try self.init(document, name: path)
    }

    /// Reads a text; `name` stands for it in error messages.
    public init(text: String, name: String) throws(ModelFileError) {
        try self.init(Result { () throws(JSONReadingError) in try JSONDocument(text: text) }, name: name)
    }

    private init(_ result: Result<JSONDocument, JSONReadingError>, name: String) throws(ModelFileError) {
        self.name = name
        switch result {
        case .success(let document):
            root = document.root
            repeated = document.repeated
        case .failure(let error):
            throw .notJSON(file: name, reason: error.description)
        }
        guard case .object = root else {
            throw .notJSON(file: name, reason: "the file must hold one object, not \(root.text)")
        }
    }

    /// The scenario with the model that the file states.
    ///
    /// - Throws: `ModelFileError` where the file is of another model, lacks a field, or has one of the wrong type, with an
    ///   illegal value or of a structure that is not modelled, and where fields do not fit together.
    public func applied(to scenario: Scenario) throws(ModelFileError) -> Scenario {
        guard isStandard else {
            var changed = scenario
            changed.choose(.decoder(try decoder()))
            do throws(ScenarioError) {
                try changed.validate()
            } catch {
                throw .conflict(file: name, reason: error)
            }
            return changed
        }
        try checkArchitecture()
        try checkSections()
        try checkPresence()
        try checkStructure()
        var changed = scenario
        if case .decoder = changed.model { changed.choose(.standard) }
        for parameter in ParameterList.standard.all {
            guard let path = parameter.configPath, let (field, value) = value(at: path) else { continue }
            let text = try text(of: value, for: parameter, field: field)
            do throws(ScenarioError) {
                try parameter.write(text, to: &changed)
            } catch {
                throw refusal(of: value, field: field, allowed: parameter.allowed)
            }
        }
        try checkDerived(changed)
        do throws(ScenarioError) {
            try changed.validate()
        } catch {
            throw .conflict(file: name, reason: error)
        }
        return changed
    }

    /// What a user should know of a file that can be used: keys that stand twice, of which the last counts, decoder fields
    /// that the top level states otherwise, and weights of another width than the scenario assumes.
    public var warnings: [String] {
        var warnings = repeated.map {
            "\(name), line \($0.line): \"\($0.key)\" stands twice in one object; the last value counts"
        }
        for case .object(let decoder) in [root["language_config"] ?? .null] {
            for member in decoder.members {
                guard let other = root[member.key], other != member.value, Self.isRead("language_config." + member.key)
                else { continue }
                warnings.append(
                    "\(name): language_config.\(member.key) is \(member.value.text), but \(other.text) at the top level; "
                        + "language_config counts")
            }
        }
        if let type = (root["torch_dtype"] ?? root["dtype"])?.word, type != "bfloat16" {
            warnings.append("\(name): the weights are \(type); precision.weights sets what is computed with")
        }
        if let warning = quantisationWarning { warnings.append(warning) }
        return warnings
    }

    /// The value of a field and the path under which it was found. The decoder's fields also stand at the top level;
    /// `language_config` wins.
    func value(at path: String) -> (field: String, value: JSONValue)? {
        if let value = root.member(at: path) { return (path, value) }
        let prefix = "language_config."
        guard path.hasPrefix(prefix) else { return nil }
        let short = String(path.dropFirst(prefix.count))
        return root[short].map { (short, $0) }
    }

    func refusal(of value: JSONValue, field: String, allowed: String) -> ModelFileError {
        .field(file: name, field: field, found: value.text, allowed: allowed)
    }
}
