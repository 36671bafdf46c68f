import AnalyticCore
import ArgumentParser
import Reporting
import Studies

/// `modelmeter explain`: why a figure is what it is.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract:
            "Explain a figure, a layer or a parameter: what it is, the arithmetic that adds up to it, and what would change it.",
        discussion: """
            ttft, tpot, rate           the time to the first token, of each token, and requests a second
            memory, kv, tokens         what one device holds, the KV cache, how a page becomes tokens
            vision, prefill, decode    a stage: its parts, what holds it up
            a path or a class          model.layers.0.mlp.gate_proj, LlamaAttention; parts by their time
            a parameter                batch, precision.kv: what moves when it moves

              modelmeter explain tpot
              modelmeter explain decode --model llama-3.1-8b --set batch=16
              modelmeter explain experts.down_proj --stage decode
              modelmeter explain precision.weights --format json
            """)

    @Argument(help: "What to explain; the whole request without one.")
    var subject: String?

    @OptionGroup var options: ScenarioOptions

    @Option(help: "The stage that figures are of: vision, prefill or decode; all without one.")
    var stage: String?

    @Flag(help: "Formulas in letters, with what each stands for, in place of words.")
    var letters = false

    @Option(help: "text or json (schema modelmeter.explain/1).")
    var format = AnswerFormat.text

    func run() throws {
        let scenario = try options.scenario()
        let evaluation = try Evaluation(scenario)
        let (found, itsStage) = try lookUp(subject ?? "all", in: evaluation)
        let stage = try stage.map { try lookUp(stage: $0, in: evaluation) } ?? itsStage
        let timing = TimeEvaluation(evaluation)
        let context = ExplainContext(
            timing, service: Service(timing), memory: MemoryEvaluation(evaluation), stage: stage, usesLetters: letters,
            outlook: Outlook(found.outlook(evaluation, stage: stage)))
        let report = ExplainReport(
            context.explained(found), command: scenario.commandLine("explain \(subject ?? "all")"))
        switch format {
        case .text: Output.write(report.text(width: PageWidth.columns))
        case .json: Output.write(report.json.text)
        }
    }

    private func lookUp(_ word: String, in evaluation: Evaluation) throws -> (ExplainSubject, Stage?) {
        if let found = ExplainSubject.named(word, in: evaluation) { return found }
        let hint = Suggestion.clause(word, among: ExplainSubject.known(in: evaluation))
        throw ValidationError(
            "nothing is called '\(TypedText.shown(word))'\(hint); there are \((ExplainSubject.names + evaluation.stages.map(\.rawValue)).joined(separator: ", ")), paths and classes of `modelmeter inspect`, and the ids of `modelmeter parameters`"
        )
    }

    private func lookUp(stage word: String, in evaluation: Evaluation) throws -> Stage {
        if let stage = evaluation.stages.first(where: { $0.rawValue == word }) { return stage }
        throw ValidationError(
            "\(evaluation.scenario.model.card.title) has no stage '\(TypedText.shown(word))'; there are \(evaluation.stages.map(\.rawValue).joined(separator: ", "))"
        )
    }
}
