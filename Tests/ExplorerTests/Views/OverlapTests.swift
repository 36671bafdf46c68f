import AnalyticCore
import TerminalKit
import TextKit
import Testing
import Verification

@testable import Explorer

/// Looks for texts that are written over others, beyond the screen, or over a frame.
private func damage(_ explorer: ExplorerState) -> [String] {
    let painter = explorer.paint(isRecording: true)
    return (painter.written ?? []).compactMap { written in
        var column = written.column
        for scalar in written.text.unicodeScalars {
            let width = displayWidth(scalar)
            guard width > 0 else { continue }
            guard column >= 0, column + width <= explorer.size.columns else {
                return "'\(written.text)' leaves the screen at \(written.column), \(written.row)"
            }
            if painter.surface[column, written.row].scalar != scalar.value {
                return "'\(written.text)' is written over: '\(painter.surface.lines[written.row])'"
            }
            column += width
        }
        return nil
    }
}

private let widths = Array(stride(from: 40, through: 250, by: 15)) + [76, 80, 81, 96, 110, 120, 170, 200]

@Suite("No text lies over another")
struct OverlapTests {
    @Test("in any view, at any width, height and figure style", arguments: ViewSpec.all.map(\.id.rawValue))
    func views(id: String) throws {
        var explorer = try makeExplorer(120, 40)
        explorer.remember(try Verification.small())
        let spec = try #require(ViewSpec.named(id))
        explorer.type("b : batch=16 Space device=l4 Enter")
        explorer.show(spec)
        explorer.finish(explorer.begin())
        for (index, width) in widths.enumerated() {
            explorer.focus = index % 3 == 0 ? .layers : .detail
            for style in [FigureStyle.si, FigureStyle.allCases[index % FigureStyle.allCases.count], .exact] {
                explorer.figures = style
                explorer.look.glyphs = index % 4 == 1 ? .ascii : .unicode
                _ = explorer.update(.resize(Size(columns: width, rows: [24, 40, 60, 10, 15][index % 5])))
                let found = damage(explorer)
                #expect(found.isEmpty, "\(width) columns, \(style): \(found.prefix(3))")
            }
        }
    }

    @Test("in any view of a decoder", arguments: ["gpt-oss-20b", "deepseek-v3"])
    func decoders(id: String) throws {
        var explorer = try makeExplorer(model: id)
        explorer.remember(Verification(reference: .knownModels(), checks: [.models]))
        explorer.type("b : batch=16 Space device=l4 Enter")
        for (index, width) in [40, 60, 76, 80, 100, 120, 170, 200].enumerated() {
            for spec in ViewSpec.all {
                explorer.show(spec)
                explorer.figures = FigureStyle.allCases[index % FigureStyle.allCases.count]
                explorer.finish(explorer.update(.resize(Size(columns: width, rows: [24, 40, 60, 15][index % 4]))))
                #expect(damage(explorer).isEmpty, "\(spec.id), \(width): \(damage(explorer).prefix(3))")
            }
        }
    }

    @Test("in any node's explanation and breakdown")
    func nodes() throws {
        var explorer = try makeExplorer(200, 60)
        for (index, node) in explorer.evaluation.nodes.indices.enumerated() where index % 3 == 0 {
            explorer.select(path: explorer.evaluation.path(of: node))
            explorer.show(ViewSpec.of(index % 2 == 0 ? .explain : .time))
            _ = explorer.update(.resize(Size(columns: 80 + index % 4 * 40, rows: 60)))
            #expect(damage(explorer).isEmpty, "\(explorer.evaluation.path(of: node)): \(damage(explorer).prefix(3))")
        }
    }

    @Test("in the parameters, none of which is drawn over its unit", arguments: widths)
    func parameters(width: Int) throws {
        var explorer = try makeExplorer(width, 200)
        explorer.focus = .parameters
        _ = explorer.update(.resize(Size(columns: width, rows: 220)))
        #expect(damage(explorer).isEmpty, "\(damage(explorer).prefix(3))")
        let screen = explorer.screen
        for parameter in ParameterList.standard.all where parameter.unit == "TFLOP/s" || parameter.unit == "GB/s" {
            let value = parameter.text(in: explorer.scenario)
            #expect(screen.contains("\(value) ") || screen.contains("\(value)│"), "\(parameter.id)")
        }
        #expect(!screen.contains("LOP/s") || screen.contains(" TFLOP/s"))
    }

    @Test("while a field, the help or the command line is open")
    func overlays() throws {
        for width in [40, 80, 120, 200] {
            var explorer = try makeExplorer(width, 40)
            for keys in ["/ device Enter Enter", "9 9", "Esc Esc ?", "Esc : ba"] {
                explorer.type(keys)
                #expect(damage(explorer).isEmpty, "\(width), \(keys): \(damage(explorer).prefix(3))")
            }
        }
    }
}

extension Verification {
    /// A comparison with the vision cases alone, for quick tests.
    static func small() throws -> Verification {
        Verification(reference: .builtIn(), checks: [.vision, .llama])
    }
}
