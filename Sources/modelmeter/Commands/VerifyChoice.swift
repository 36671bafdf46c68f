import AnalyticCore
import ModelFiles
import TextKit
import Verification

/// What `modelmeter verify` was asked to compare: checks, and the counts of which models.
struct VerifyChoice {
    /// The checks that were named, or that belong to the model that was; nil for all.
    let checks: [Check]?
    /// The counts that they read.
    let reference: ReferenceSet
    /// What a user should know of the choice.
    let remark: String?

    /// Why there is nothing to compare.
    enum Refusal: Error, CustomStringConvertible {
        case file(ModelFileError)
        /// A word that is neither a check nor a model.
        case unknown(String, models: [String])
        /// A check of one model was asked of another.
        case notOf(Check, model: String, there: [Check])
        /// Of a model nothing was measured.
        case nothing(String, models: [String])

        var description: String {
            switch self {
            case .file(let error): return error.description
            case .unknown(let word, let models):
                let names = Check.allCases.map(\.rawValue)
                return "there is no check '\(TypedText.shown(word))'\(Suggestion.clause(word, among: names + models)); "
                    + "there are: \(names.joined(separator: ", ")), and the models of `modelmeter models`"
            case .notOf(let check, let title, let there):
                return "\(check.rawValue) is no check of \(title); there are: "
                    + there.map(\.rawValue).joined(separator: ", ")
            case .nothing(let title, let models):
                return "nothing was measured of \(title)\(Suggestion.clause(title, among: models)); "
                    + "`modelmeter models` lists the models that were measured"
            }
        }
    }

    /// Reads the words of the command line against what there is to compare with.
    init(words: [String], model: String?, config: String?, in all: ReferenceSet) throws(Refusal) {
        var checks: [Check] = []
        var models: Set<String> = []
        for word in words {
            if let check = Check(rawValue: word) {
                checks.append(check)
            } else if all.models.contains(word) {
                models.insert(word)
            } else {
                throw .unknown(word, models: all.models)
            }
        }
        let subject = try Self.subject(model, config, in: all)
        remark = subject?.remark
        switch subject?.id {
        case nil where models.isEmpty:
            self.checks = checks.isEmpty ? nil : checks
            reference = all
        case nil:
            // Names restrict the check of models; other checks that were named with them keep what they read.
            guard checks.allSatisfy({ $0 == .models }) else {
                throw .notOf(checks.first { $0 != .models } ?? .models, model: "those models", there: [.models])
            }
            self.checks = [.models]
            reference = all.only(models: models)
        case AnyModel.standard.card.id?:
            let own = Check.allCases.filter { $0 != .models }
            if checks.contains(.models) || !models.isEmpty {
                throw .notOf(.models, model: AnyModel.standard.card.title, there: own)
            }
            self.checks = checks.isEmpty ? own : checks
            reference = all.withoutModels
        case let id?:
            if let other = checks.first(where: { $0 != .models }) {
                throw .notOf(other, model: subject?.title ?? id, there: [.models])
            }
            guard all.models.contains(id) else { throw .nothing(subject?.title ?? id, models: all.models) }
            self.checks = [.models]
            reference = all.only(models: models.union([id]))
        }
    }

    /// The one model whose counts are wanted; nil where none was named.
    private static func subject(
        _ model: String?, _ config: String?, in all: ReferenceSet
    ) throws(Refusal) -> (id: String, title: String, remark: String?)? {
        if let model {
            if all.models.contains(model) || model == AnyModel.standard.card.id {
                return (model, ModelLibrary.shelf.model(model)?.card.title ?? model, nil)
            }
            do throws(ModelFileError) {
                return (model, try ModelLibrary.model(model).title, nil)
            } catch {
                throw .file(error)
            }
        }
        guard let config else { return nil }
        do {
            let file = try ModelFile(config: config)
            var start = Scenario()
            start.shelf = ModelLibrary.shelf
            let scenario = try file.applied(to: start)
            guard let own = scenario.decoder?.reading.model else {
                // Counts are those of the released constants: they say nothing about a file with others.
                guard scenario.model == .standard else { throw Refusal.nothing(config, models: []) }
                return (AnyModel.standard.card.id, AnyModel.standard.card.title, nil)
            }
            let known = try ModelLibrary.all().first { $0.reading.model == own }
            guard let known else { throw Refusal.nothing(config, models: []) }
            return (known.id, known.title, "\(config): the same layers and sizes as \(known.id)")
        } catch let error as ModelFileError {
            throw .file(error)
        } catch let error as Refusal {
            throw error
        } catch {
            throw .nothing(config, models: [])
        }
    }
}
