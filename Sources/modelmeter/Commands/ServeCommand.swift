import AnalyticCore
import ArgumentParser

/// `modelmeter serve-command`: how to start the engine.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve-command",
        abstract: "Print the command that starts the engine as the settings describe it.",
        discussion: """
            modelmeter serve-command --set engine=vllm --set batch=64 --answer 2000
            """)

    @OptionGroup var options: ScenarioOptions

    func run() throws {
        Output.write(try StartCommand.text(options.scenario()) + "\n")
    }
}
