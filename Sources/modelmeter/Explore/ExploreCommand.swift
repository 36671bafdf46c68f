import AnalyticCore
import ArgumentParser
import CursesBackend
import Explorer
import TerminalKit

extension ColorChoice: ExpressibleByArgument {}

/// `modelmeter explore`, and `modelmeter` alone: the explorer.
struct ExploreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explore",
        abstract: "Open the explorer (the default).",
        discussion: "Keys: arrows or hjkl move, Enter edits, Space folds, / finds, : commands, ? help, q quits.")

    @OptionGroup var options: ScenarioOptions
    @OptionGroup var picture: PictureOptions

    @Option(help: "Colours: auto (none where NO_COLOR is set), always or never.")
    var color = ColorChoice.auto

    @Flag(help: "Leave the mouse to the terminal.")
    var noMouse = false

    @Flag(help: "Go on with the last session: its scenarios, changes and view.")
    var resume = false

    func run() throws {
        let scenario = try options.scenario()
        try picture.check(with: scenario)
        let files = try FileWork(options)
        let last = resume ? try files.lastSession() : nil
        let terminal = try Terminal(mouse: !noMouse, forceASCII: picture.ascii, color: color)
        defer { terminal.close() }
        let capabilities = terminal.capabilities
        let look = Look(
            theme: try ThemeChoice.theme(named: picture.theme, depth: capabilities.depth),
            glyphs: capabilities.utf8 ? .unicode : .ascii, depth: capabilities.depth)
        var state = try ExplorerState(scenario: scenario, size: terminal.size, look: look)
        if let last {
            state.receive(.session(last.session))
        } else if let title = files.sessions?.offer {
            state.offerSession(title)
        }
        try picture.apply(to: &state)
        if let last { files.keeper?.hasResumed(last.path) }
        var loop = ExplorerLoop(terminal: terminal, state: state, files: files)
        let end = loop.run()
        terminal.close()
        let line = end.commandLine()
        // What nobody changed is opened by the program's name alone.
        if line != "modelmeter" { Output.write(line + "\n") }
    }
}
