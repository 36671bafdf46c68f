import AnalyticCore
import TerminalKit

extension PaletteWord {
    /// Words that read and write files.
    static let files: [PaletteWord] = [
        PaletteWord("save", help: "Saves the present values as a scenario file, FILE.toml; an existing one stays.") {
            $0.save(to: $1, isReplacing: false)
        },
        PaletteWord("save!", help: "Saves the present values as a scenario file, over an existing one.") {
            $0.save(to: $1, isReplacing: true)
        },
        PaletteWord("open", help: "Opens a file: a scenario is put in force, an image or a document becomes the page.")
        {
            state, path in
            guard !FolderList.isScenario(path) else { return .done([.file(.open(path: FolderList.whole(path)))]) }
            state.picking.opening = OpenedFile.Request(path: path, scenario: state.scenario)
            return .done([])
        },
        PaletteWord("write", help: "Writes the view as FILE.svg, .txt, .md or .csv; an existing file stays.") {
            $0.write(to: $1, isReplacing: false)
        },
        PaletteWord("write!", help: "Writes the view as FILE.svg, .txt, .md or .csv, over an existing file.") {
            $0.write(to: $1, isReplacing: true)
        },
    ]
}

extension ExplorerState {
    fileprivate func save(to path: String, isReplacing: Bool) -> PaletteWord.Outcome {
        let path = FolderList.whole(FolderList.isScenario(path) ? path : path + ".toml")
        let name = scenes.holding(scenario)?.name
        return .done([.file(.save(path: path, scenario, name: name, isReplacing: isReplacing))])
    }

    fileprivate func write(to path: String, isReplacing: Bool) -> PaletteWord.Outcome {
        let ending = path.split(separator: ".").last.map { String($0) } ?? ""
        guard path.contains("."), let format = ViewExport.Format(rawValue: ending) else {
            let all = ViewExport.Format.allCases.map { "." + $0.rawValue }.joined(separator: ", ")
            return .problem("the name's ending says how the view is written: \(all)")
        }
        var closed = self
        closed.prompt = nil
        closed.message = nil
        closed.settle()
        guard let text = ViewExport(closed).text(as: format) else {
            return .problem("this view has no table; write it as .svg, .txt or .md")
        }
        return .done([.file(.write(path: FolderList.whole(path), text: text, isReplacing: isReplacing))])
    }
}
