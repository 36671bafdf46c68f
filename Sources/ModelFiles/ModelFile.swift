import AnalyticCore
import FoundationEssentials
import JSONReading

/// A model's `config.json`, laid out as DeepSeek-OCR's.
public struct ModelFile: Sendable {
    /// Where it came from, for error messages.
    let name: String
    let root: JSONValue

    /// Reads a file from disk.
    ///
    /// - Throws: `ModelFileError` where the file cannot be read or is not a JSON object.
    public init(path: String) throws(ModelFileError) {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            let reason =
                FileManager.default.fileExists(atPath: path) ? "is it a file that you may read?" : "no such file"
            throw .unreadable(file: path, reason: reason)
        }
        try self.init(data: data, name: path)
    }

    /// Reads a text; `name` stands for it in error messages.
    public init(text: String, name: String) throws(ModelFileError) {
        try self.init(data: Data(text.utf8), name: name)
    }

    private init(data: Data, name: String) throws(ModelFileError) {
        self.name = name
        do throws(JSONReadingError) {
            root = try JSONValue(data: data)
        } catch {
            throw .notJSON(file: name, reason: error.reason)
        }
        guard case .object = root else {
            throw .notJSON(file: name, reason: "the file must hold one object, not \(root.text)")
        }
    }

    /// The scenario with every constant that the file states; what it does not state stays.
    ///
    /// - Throws: `ModelFileError` where a field has the wrong type, an illegal value or a structure that is not modelled,
    ///   and where fields do not fit together.
    public func applied(to scenario: Scenario) throws(ModelFileError) -> Scenario {
        try checkSections()
        try checkStructure()
        var changed = scenario
        for parameter in ParameterCatalogue.all {
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
