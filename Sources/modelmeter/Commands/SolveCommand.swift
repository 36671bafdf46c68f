import AnalyticCore
import ArgumentParser
import Reporting
import Studies

/// `modelmeter solve`: the value of a parameter that meets constraints and is best.
struct SolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solve",
        abstract: "Find the largest batch that fits, the cheapest device that meets a target, and the like.",
        discussion: """
            A constraint is fits, targets (both of the scenario's), or a metric or a parameter with a limit: ttft<=300ms, \
            memory<=24GB, pages/s>=2, decode.mbu>=50%, price<=$0.40. Times and bytes need their unit.

              modelmeter solve --maximise batch --subject-to fits --subject-to 'ttft<=300ms'
              modelmeter solve --minimise price --over device --subject-to fits --subject-to 'ttft<=1s'
              modelmeter solve --maximise pages_per_s --over batch=1..64 --subject-to 'memory<=24GB'
              modelmeter solve smallest device that fits 'tpot<=20ms' --model llama-3.1-8b

            Where figures only rise or only fall along the range, the value is found by halving; elsewhere by a search that says \
            so. The exit status is 1 where no value meets all constraints, and 2 where the question is not understood.
            """)

    @Argument(help: "The question as a sentence, in place of the options: largest batch that fits 'ttft<=300ms'.")
    var question: [String] = []

    @Option(name: [.long, .customLong("maximize")], help: "What is to be large: a parameter or a metric.")
    var maximise: String?

    @Option(name: [.long, .customLong("minimize")], help: "What is to be small: a parameter or a metric.")
    var minimise: String?

    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp("A constraint; may be repeated.", valueName: "constraint"))
    var subjectTo: [String] = []

    @Option(
        help: ArgumentHelp(
            "The parameter that is changed, perhaps with its values; for a metric the batch where none is named.",
            valueName: "id=range"))
    var over: String?

    @Option(help: "text or json (schema modelmeter.solve/1).")
    var format = AnswerFormat.text

    @OptionGroup var options: ScenarioOptions

    func run() throws {
        let (scenario, question) = try Understanding.of {
            let scenario = try options.scenario()
            return (scenario, try asked(in: scenario))
        }
        let solution = try Solver.solve(question, from: scenario)
        let report = SolveReport(solution, from: scenario)
        switch format {
        case .text: Output.write(report.text)
        case .json: Output.write(report.json.text)
        }
        if solution.best == nil { throw ExitCode(1) }
    }

    private func asked(in scenario: Scenario) throws -> Question {
        switch (question.isEmpty, maximise, minimise) {
        case (false, nil, nil):
            return try Question(
                parsing: question.joined(separator: " "), subjectTo: subjectTo, over: over, in: scenario)
        case (true, let goal?, nil):
            return try Question(.maximise, goal, over: over, subjectTo: Question.conditions(subjectTo), in: scenario)
        case (true, nil, let goal?):
            return try Question(.minimise, goal, over: over, subjectTo: Question.conditions(subjectTo), in: scenario)
        default:
            throw ValidationError("write one of --maximise, --minimise and a sentence, as in: \(Question.example)")
        }
    }
}

/// How an answer is printed.
enum AnswerFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json
}

/// What was typed, read so that a mistake is not taken for the answer no: it ends with 2.
enum Understanding {
    static func of<Read>(_ read: () throws -> Read) throws -> Read {
        do {
            return try read()
        } catch  where error is ValidationError || error is ExitCode {
            // A file's mistake has been told already.
            throw error
        } catch {
            Output.complain("\(error)")
            throw ExitCode(2)
        }
    }
}
