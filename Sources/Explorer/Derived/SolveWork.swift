import AnalyticCore
import Studies

/// A question that is answered beside the explorer.
public struct SolveWork: Sendable {
    /// What is asked.
    public struct Request: Hashable, Sendable {
        /// Who asks, and what becomes of the answer.
        enum Ask: Hashable, Sendable {
            /// The largest value of a parameter that fits and meets the targets; it is set at once.
            case largest(String)
            /// A sentence of the prompt; the answer is set when Enter is pressed again.
            case sentence(String)
        }

        let scenario: Scenario
        let ask: Ask

        /// The question; nil where there is none.
        var question: Question? {
            switch ask {
            case .largest(let id):
                (try? scenario.parameters.parameter(id)).flatMap { Question.largest($0, in: scenario) }
            case .sentence(let text): try? Question(parsing: text, in: scenario)
            }
        }
    }

    /// What was asked.
    public let request: Request
    /// What was found.
    let solution: Solution

    /// Answers it; nil where it asks nothing.
    init?(_ request: Request) {
        guard let question = request.question,
            let solution = try? Solver.solve(question, from: request.scenario)
        else { return nil }
        self.request = request
        self.solution = solution
    }
}

/// What is being asked of the solver.
struct Solving: Sendable {
    /// What was asked last and is not answered yet.
    var wanted: SolveWork.Request?
}

extension ExplorerState {
    /// Asks for the largest value of the selected parameter that fits and meets the targets.
    mutating func askForLargest() {
        guard let parameter = chosenParameter() else { return }
        guard parameter.value(in: scenario).number != nil else {
            return note("\(parameter.id) is no number: \(Self.solveKey) asks other questions", kind: .problem)
        }
        solving.wanted = SolveWork.Request(scenario: scenario, ask: .largest(parameter.id))
    }

    /// The key of the dialogue.
    static let solveKey = "S"

    /// Opens the prompt with the beginning of a question about the selected parameter.
    mutating func beginSolving() {
        let parameter = focus == .parameters ? selectedParameter : nil
        let subject = parameter.flatMap { $0.value(in: scenario).number == nil ? nil : $0.id } ?? "batch"
        beginPrompt(.command)
        complete("solve maximise \(subject) subject to fits ")
    }

    /// A line of the prompt: asks, or where the answer stands there already, puts it in force. Says what is wrong.
    mutating func runSolveLine(_ sentence: String) -> String? {
        let request = SolveWork.Request(scenario: scenario, ask: .sentence(sentence))
        if let work = derived.solution, work.request == request, prompt?.answer != nil {
            prompt = nil
            set(work.solution)
            return nil
        }
        do throws(SolveError) {
            _ = try Question(parsing: sentence, in: scenario)
        } catch {
            return error.description
        }
        solving.wanted = request
        return nil
    }

    /// Takes an answer in.
    mutating func receive(_ work: SolveWork) {
        derived.solution = work
        solving.wanted = nil
        switch work.request.ask {
        case .largest: set(work.solution)
        case .sentence:
            guard prompt?.field.text.hasPrefix("solve ") == true else { return }
            prompt?.problem = work.solution.best == nil ? work.solution.line : nil
            prompt?.answer = work.solution.best == nil ? nil : work.solution.line + "; Enter sets it"
        }
    }

    private mutating func set(_ solution: Solution) {
        guard let best = solution.best else { return note(solution.line, kind: .problem) }
        guard best.scenario != scenario else { return note("\(solution.line); it is set", kind: .good) }
        if commit(best.scenario) { note(solution.line, kind: .good) }
    }
}
