import AnalyticCore
import ArgumentParser
import Glibc

/// The program.
@main
struct ModelMeter: ParsableCommand {
    /// The version, which files that the program writes name.
    static let version = "0.2.0"

    static let configuration = CommandConfiguration(
        commandName: "modelmeter",
        abstract: "A terminal explorer of what a model costs to run, layer by layer.",
        discussion: """
            Without a subcommand the explorer opens. The others print the same figures without a terminal:

              modelmeter                                             open the explorer
              modelmeter --set decode.tokens=2000 --theme night      open it on other values
              modelmeter --model llama-3.1-8b                        open it on another model; --config FILE on your own
              modelmeter inspect --set image.grid=2x3 --format json  one workload, evaluated
              modelmeter explain tpot                                why a figure, a layer or a parameter is as it is
              modelmeter layer LlamaAttention --set S=512            one layer on its own
              modelmeter sweep decode-length                         a parameter against metrics
              modelmeter inspect --image page.png                    a page of your own, of which the size is read
              modelmeter document paper.pdf                          what reading all pages of a document takes
              modelmeter compare h100-sxm l40s,batch=16              scenarios side by side
              modelmeter profiles                                    workloads with names
              modelmeter levers --metric tpot                        what each parameter does to a metric
              modelmeter solve largest batch that fits 'ttft<=1s'    the value that meets constraints and is best
              modelmeter assert fits 'ttft<300ms'                    whether constraints hold, for scripts
              modelmeter report --output report                      everything as Markdown, figures and data
              modelmeter verify                                      the figures against measured counts
              modelmeter calibrate kernels.json --device h100-sxm    constants from your own measurements
              modelmeter frame --size 120x40 --format svg            a picture of the explorer
              modelmeter models                                      the models in the program, and a config.json of yours
              modelmeter engines                                     what it can be served with
              modelmeter serve-command --set engine=vllm             how to start that
              modelmeter devices                                     what it can run on, with sources
              modelmeter parameters                                  everything that can be set

            Numbers take suffixes: 4k is 4000, 4Ki is 4096, 2^12, 1_000; *2 and +10% start from the present value.
            """,
        version: version,
        subcommands: [
            ExploreCommand.self, InspectCommand.self, ExplainCommand.self, LayerCommand.self, SweepCommand.self,
            CompareCommand.self, ProfilesCommand.self, LeversCommand.self, SolveCommand.self, AssertCommand.self,
            ReportCommand.self, VerifyCommand.self, CalibrateCommand.self, FrameCommand.self, ParametersCommand.self,
            DocumentCommand.self, DevicesCommand.self, EnginesCommand.self, ServeCommand.self, ModelsCommand.self,
            DocsCommand.self,
        ],
        defaultSubcommand: ExploreCommand.self
    )

    /// Runs the command that the arguments name. Messages of the program and of the argument parser go through one door,
    /// where nothing that was typed can steer the terminal.
    static func main() {
        var command: any ParsableCommand
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            let words = ManySettings.joined(arguments)
            // Without words the explorer opens: the other commands need not be looked through.
            command = words.isEmpty ? try ExploreCommand.parse([]) : try parseAsRoot(words)
        } catch {
            leave(with: error, saying: unknownCommand(arguments.first) ?? fullMessage(for: error))
        }
        do {
            try command.run()
        } catch {
            guard exitCode(for: error) != .success else { leave(with: error, saying: fullMessage(for: error)) }
            // The words were understood; what is wrong is a value, which a usage line would not explain.
            let message = message(for: error)
            let name = type(of: command).configuration.commandName ?? ""
            let hint = error is ValidationError ? "\n`modelmeter \(name) --help` says more." : ""
            leave(with: error, saying: message.isEmpty ? "" : "Error: \(message)\(hint)")
        }
    }

    /// The message for a first word that is no command, where the usage of the explorer would not help; nil for other mistakes.
    private static func unknownCommand(_ word: String?) -> String? {
        let names = configuration.subcommands.compactMap { $0.configuration.commandName }
        guard let word, !word.isEmpty, !word.hasPrefix("-"), !names.contains(word), word != "help" else { return nil }
        return """
            Error: there is no command '\(TypedText.shown(word))'\(Suggestion.clause(word, among: names))
            There are: \(names.joined(separator: ", ")); `modelmeter --help` says what each does.
            """
    }

    private static func leave(with error: any Error, saying message: String) -> Never {
        let status = error is Stopped ? Stopped.exitStatus : exitCode(for: error).rawValue
        // Help and version were asked for: they are output.
        if status == 0 { Output.write(message + "\n") } else if !message.isEmpty { Output.remark(message) }
        Glibc.exit(status)
    }
}
