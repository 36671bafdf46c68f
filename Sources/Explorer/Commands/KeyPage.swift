import TextKit

/// The keys as a page of the documentation: every command of every pane and view, from the one table.
public enum KeyPage {
    /// Markdown, one table for each pane, and one for each view that has keys of its own.
    public static var markdown: String {
        var text =
            "# Keys\n\nWritten by `modelmeter docs` from the command table; `?` in the explorer shows the same.\n"
        for section in sections {
            text += "\n## \(section.title)\n\n| keys | command | what it does |\n| --- | --- | --- |\n"
            for command in section.commands {
                text += "| \(keys(of: command)) | \(command.title) | \(command.help) |\n"
            }
        }
        return text + fields
    }

    /// What stands in which table; every command stands in one.
    static var sections: [(title: String, commands: [Command])] {
        let anywhere = Command.all.filter { $0.views.isEmpty }
        var sections: [(title: String, commands: [Command])] = [
            ("Anywhere", anywhere.filter { $0.context == .anywhere }),
            ("In the layer tree", anywhere.filter { $0.context == .layers }),
            ("In the parameters", anywhere.filter { $0.context == .parameters }),
            ("Along the request", anywhere.filter { $0.context == .path }),
            ("In every view", anywhere.filter { $0.context == .detail }),
        ]
        for view in ViewSpec.all {
            sections.append(("In the \(view.title) view", Command.all.filter { $0.views.contains(view.id) }))
        }
        return sections.filter { !$0.commands.isEmpty }
    }

    private static func keys(of command: Command) -> String {
        guard !command.keys.isEmpty else { return "`:\(command.id)`" }
        return command.keys.map { "`\($0)`" }.joined(separator: " ").replacingPipes
    }

    private static let fields = """

        ## In a field

        The first letter takes the place of the present value, and every key recomputes. `Enter` keeps the value, `Esc` \
        restores the one before, `Tab` keeps it and goes on to the next parameter. `Up` and `Down` step a number or turn \
        a choice; `^P` and `^N` bring back what was typed before; `^A ^E ^W ^U ^K` edit as in a shell. Numbers: `4k` is \
        4000, `4Ki` is 4096, `2^12`, `1_000`; `*2`, `/2`, `+10%` and `-10%` start from the value before the edit.

        ## On the command line

        `:` takes a command by its name, values as `batch=16`, `batch 16` or `B=16 K=2Ki`, a device or a choice by part \
        of its name (`device l40s`, `graph`), and `view time`, `theme night`, `glyphs ascii`, `select PATH`, \
        `sweep NAME`, `metric ID`, `x ID=RANGE`, `series ID=LIST`, `y METRIC,METRIC`, `open FILE`. `Up` and `Down` choose a suggestion, `Tab` \
        completes it, `Enter` runs it.

        ## In a list

        Letters filter, `Up`, `Down`, `PgUp`, `PgDn`, `Home` and `End` move, `Enter` takes the selected row as one step that \
        `u` takes back. `Tab` sorts by the next column, `S-Tab` turns the order round, `Esc` closes the list and leaves \
        everything as it was.

        """
}

extension String {
    fileprivate var replacingPipes: String {
        split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}
