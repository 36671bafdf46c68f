import AnalyticCore
import DeviceLibrary
import ArgumentParser
import ModelFiles
import ScenarioFiles
import UserFiles
import Verification

/// The values that a command starts from.
struct ScenarioOptions: ParsableArguments {
    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp(
            "Set a parameter, by its id or its letter (B=8); may be repeated. `modelmeter parameters` lists them.",
            valueName: "id=value"))
    var set: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Tokens of the answer: one comes from the prefill, so decode.tokens is one less.", valueName: "tokens"))
    var answer: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The page: an image or a PDF, of which the size is read; FILE#N for page N of a document.",
            valueName: "file"))
    var image: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Dots per inch at which pages of a PDF become pictures (default: 144).", valueName: "number")
    )
    var dpi: String?

    @Option(
        name: .long, help: ArgumentHelp("A model in the program; `modelmeter models` lists them.", valueName: "id"))
    var model: String?

    @Option(
        name: .long,
        help: ArgumentHelp("A model's config.json, or the folder that it lies in.", valueName: "file"))
    var config: String?

    @Option(
        name: .customLong("scenario"),
        help: ArgumentHelp(
            "Start from a scenario file, as the explorer saves it; --set goes on from there.", valueName: "file"))
    var scenarioFile: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The workload of a profile; `modelmeter profiles` lists them.", valueName: "name"))
    var profile: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Your own devices; without it ~/.config/modelmeter/devices.toml, where there is one.", valueName: "file"))
    var devices: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Take device, settings and measured times of a case from a file that docs/measuring writes; #N picks a case.",
            valueName: "file#case"))
    var measured: String?

    @Flag(name: .long, help: "Say on standard error which fields of the config.json no figure depends on.")
    var verbose = false

    /// The scenario that the options describe: defaults, then the files, then each `--set` in its order.
    func scenario() throws -> Scenario {
        try scenario { _ in [] }.scenario
    }

    /// The same with settings that a study makes itself for the model, between the files and the user's; one that the user makes
    /// as well is left to the user. `settings` are those that were made, as `id=value`.
    func scenario(
        onTopOf own: (AnyModel) throws -> [(id: String, value: String)]
    ) throws -> (scenario: Scenario, settings: [String]) {
        var scenario = try files()
        let typed = try assignments()
        // What else is set is set of the model that runs.
        for (id, value) in typed where id == "model" { try scenario.set(id, value) }
        let names = scenario.parameters
        let set = typed.map { (id: names.id(of: $0.id), value: $0.value) }
        var assignments = try set + answered(besides: set) + shown(to: scenario.model, besides: set)
        if let profile { assignments = try ProfileChoice.named(profile, from: scenario).settings + assignments }
        let mine = Set(assignments.map(\.id))
        let before = scenario
        let missing = try own(scenario.model).filter { !mine.contains($0.id) }
        for (id, value) in missing { try scenario.set(id, value) }
        for (id, value) in assignments where id != "model" { try scenario.set(id, value) }
        try scenario.validate()
        // A value of the user's may have undone one of the study's, as a size of the image does with its mode.
        let settings = try missing.filter { id, value in
            let parameter = try scenario.parameters.parameter(id)
            return parameter.text(in: scenario) == value && parameter.text(in: before) != value
        }
        return (scenario, settings.map { "\($0.id)=\($0.value)" })
    }

    /// The standard model at its defaults, with the devices and models that there are to choose from.
    func fresh() throws -> Scenario {
        var scenario = Scenario()
        scenario.devices = DeviceLibrary.devices(with: try userDevices())
        scenario.devices.file = devices
        scenario.shelf = ModelLibrary.shelf
        // A device of the user may stand for the one on which a scenario starts.
        return scenario.start
    }

    /// The defaults, and what files say.
    private func files() throws -> Scenario {
        var scenario = try fresh()
        let names = [("--model", model), ("--config", config), ("--scenario", scenarioFile)].filter { $0.1 != nil }
        if names.count > 1 {
            throw ValidationError(
                "give one of \(names.map(\.0).joined(separator: " and ")): each says which model runs")
        }
        if let path = scenarioFile { scenario = try read(scenario: path, from: scenario).scenario }
        if let model {
            let known = ModelLibrary.shelf.model(model)
            if known == nil { _ = try FileFailure.telling { try ModelLibrary.model(model) } }
            if let known { scenario.choose(known) }
        }
        if let config { scenario = try FileFailure.telling { try read(config, in: scenario) } }
        if let measured {
            let parts = measured.split(separator: "#", maxSplits: 1).map { String($0) }
            scenario = try FileFailure.telling {
                try MeasuredTimes.scenario(
                    path: parts.first ?? "", index: parts.count > 1 ? Int(parts[1]) : nil, from: scenario)
            }
        }
        return scenario
    }

    /// The devices of the file that was named, or of the user's own folder.
    func userDevices() throws -> [Device] {
        guard let path = UserFolder.chosen(devices, orOwn: "devices.toml") else { return [] }
        return try FileFailure.telling { try DeviceFile.devices(path: path) }
    }

    /// A scenario file; what a reader should know of it goes to standard error.
    func read(scenario path: String, from start: Scenario) throws -> ScenarioFile {
        let file = try FileFailure.telling {
            try ScenarioFile(path: path, from: start, version: ModelMeter.version) { try read($0, in: $1) }
        }
        for note in file.notes { Output.remark("Note: \(note)") }
        return file
    }

    private func read(_ path: String, in scenario: Scenario) throws -> Scenario {
        let (changed, file) = try read(config: path, in: scenario)
        for warning in file.warnings { Output.remark("Warning: \(warning)") }
        let ignored = changed.decoder?.reading.ignored ?? file.ignoredFields
        if verbose, !ignored.isEmpty {
            Output.remark("\(path): no figure depends on \(ignored.joined(separator: ", "))")
        }
        return changed
    }

    /// What `--image` sets of a model.
    private func shown(
        to model: AnyModel, besides set: [(id: String, value: String)]
    ) throws -> [(id: String, value: String)] {
        guard let image else {
            _ = try PageImage.dpi(dpi)
            return []
        }
        let settings = try PageImage.settings(image, dpi: dpi, for: model)
        if let twice = set.first(where: { pair in settings.contains { $0.id == pair.id } }) {
            throw ValidationError("give --image or --set \(twice.id), not both")
        }
        if set.last(where: { $0.id == "image.mode" })?.value == ImageMode.none.rawValue {
            throw ValidationError("--image: image.mode=none leaves the page away; set another mode")
        }
        return settings
    }

    /// A scenario with the model of a config.json, and the file.
    func read(config path: String, in scenario: Scenario) throws -> (scenario: Scenario, file: ModelFile) {
        let file = try ModelFile(config: path)
        return (try file.applied(to: scenario), file)
    }

    /// What `--answer` sets.
    private func answered(besides set: [(id: String, value: String)]) throws -> [(id: String, value: String)] {
        guard let answer else { return [] }
        guard !set.contains(where: { $0.id == "decode.tokens" }) else {
            throw ValidationError("give --answer or --set decode.tokens, not both: the answer is one token longer")
        }
        let tokens: Int
        do {
            tokens = try NumberEntry.whole(answer, current: nil)
        } catch {
            throw ValidationError("--answer '\(TypedText.shown(answer))' \(error)")
        }
        guard tokens >= 1 else { throw ValidationError("--answer \(tokens): an answer has at least 1 token") }
        return [("decode.tokens", String(tokens - 1))]
    }

    /// Ids and values of `--set`.
    func assignments() throws -> [(id: String, value: String)] {
        try set.flatMap { $0.split(separator: ManySettings.separator, omittingEmptySubsequences: false) }.map { text in
            guard let sign = text.firstIndex(of: "=") else {
                throw ValidationError("--set '\(TypedText.shown(String(text)))' has no value; write --set ID=VALUE")
            }
            return (String(text[..<sign]), String(text[text.index(after: sign)...]))
        }
    }
}

/// How a command prints.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv
}

/// How a command prints tables.
enum TableFormat: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, json, csv
}
