/// The keys as a page of the documentation.
public enum KeyPage {
    /// Markdown, one table per pane.
    public static var markdown: String {
        var text =
            "# Keys\n\nWritten by `modelmeter docs` from the command table; `?` in the explorer shows the same.\n"
        let contexts: [(Command.Context, String)] = [
            (.anywhere, "Anywhere"), (.layers, "In the layer tree"), (.parameters, "In the parameters"),
        ]
        for (context, title) in contexts {
            text += "\n## \(title)\n\n| keys | command | what it does |\n| --- | --- | --- |\n"
            for command in Command.all where command.context == context {
                let keys =
                    command.keys.isEmpty ? "`:\(command.id)`" : command.keys.map { "`\($0)`" }.joined(separator: " ")
                text += "| \(keys.replacingPipes) | \(command.title) | \(command.help) |\n"
            }
        }
        text += """

            ## In a field

            The first letter takes the place of the present value, and every key recomputes. `Enter` keeps the value, `Esc` restores the one before, `Tab` keeps it and goes on to the \
            next parameter. `Up` and `Down` step a number or turn a choice; `^P` and `^N` bring back what was typed before; \
            `^A ^E ^W ^U ^K` edit as in a shell. Numbers: `4k` is 4000, `4Ki` is 4096, `2^12`, `1_000`; `*2`, `/2`, `+10%` \
            and `-10%` start from the value before the edit.

            """
        return text
    }
}

extension String {
    fileprivate var replacingPipes: String {
        split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}
