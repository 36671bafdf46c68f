import AnalyticCore
import ArgumentParser
import Explorer
import TerminalKit
import Verification

/// `modelmeter frame`: one picture of the explorer, without a terminal.
struct FrameCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "frame",
        abstract: "Print one picture of the explorer, without a terminal.",
        discussion: """
            modelmeter frame --size 200x60 --select model.sam_model --format svg > sam.svg
            modelmeter frame --keys ": prompt.tokens=8Ki Enter 4"
            """)

    /// How the picture is written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, ansi, svg
    }

    @OptionGroup var options: ScenarioOptions
    @OptionGroup var picture: PictureOptions

    @Option(help: ArgumentHelp("Columns and rows.", valueName: "columns x rows"))
    var size = "120x40"

    @Option(
        help: ArgumentHelp(
            "Keys to press first: names such as Down, Enter, ^U; other words are typed.", valueName: "keys"))
    var keys = ""

    @Option(help: "text, ansi or svg.")
    var format = Format.text

    func run() throws {
        let parts = size.split(separator: "x").map { Int($0) }
        guard parts.count == 2, let columns = parts[0], let rows = parts[1], 1...1000 ~= columns, 1...1000 ~= rows
        else {
            throw ValidationError("--size '\(size)' is not COLUMNSxROWS, each 1…1000; for example 120x40")
        }
        let depth: ColorDepth = format == .text ? .monochrome : .direct
        let theme = picture.theme ?? (format == .svg ? "night" : nil)
        let look = Look(
            theme: try ThemeChoice.theme(named: theme, depth: depth), glyphs: picture.ascii ? .ascii : .unicode,
            depth: depth)
        var state = try ExplorerState(
            scenario: options.scenario(), size: Size(columns: columns, rows: rows), look: look)
        state.remember(Verification(reference: .builtIn()))
        try picture.apply(to: &state)
        state.finish(state.begin())
        let files = try FileWork(options)
        state.replay(KeyChord.sequence(keys)) { files.answer($0) }
        let surface = state.render().surface
        switch format {
        case .text: Output.write(surface.lines.joined(separator: "\n") + "\n")
        case .ansi: Output.write(surface.ansi(colors: depth))
        case .svg: Output.write(surface.svg(title: "ModelMeter", description: state.scenario.commandLine()))
        }
    }
}
