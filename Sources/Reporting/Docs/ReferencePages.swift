import AnalyticCore
import DeviceLibrary

/// Pages of the documentation that follow from the core's own tables.
public enum ReferencePages {
    /// The letters of the formulas, and the vector constants.
    public static var notation: String {
        var text = "# Notation\n\nWritten by `modelmeter docs`. The letters that formulas use:\n\n"
        text += MarkdownTable.text(
            ["letter", "meaning"], Dimension.allCases.map { ["`\($0.symbol)`", "\($0.meaning)"] })
        text +=
            "\nMatrix FLOPs: 2·M·N·K for a product, 2·r² times input channels for each output element of a convolution; "
        text += "the bias is not counted, attention is two full products without causal halving (the rule of "
        text += "`torch.utils.flop_counter`). Vector FLOPs, per element:\n\n"
        let kinds = OperationKind.allCases.filter { $0.vectorFLOPsPerElement > 0 }
        text += MarkdownTable.text(
            ["operation", "FLOPs per element", "why"],
            kinds.map { ["\($0.title)", String($0.vectorFLOPsPerElement), "\($0.vectorReason)"] })
        return text
    }

    /// What every layer is.
    public static var layers: String {
        var text = "# Layers\n\nWritten by `modelmeter docs`. Each can be evaluated alone: `modelmeter layer NAME`.\n"
        for entry in LayerCatalogue.all {
            text +=
                "\n## \(entry.name)\n\nClass `\(entry.card.name)`, \(entry.card.source)\n\n\(entry.card.summary)\n\n"
            text += "`\(entry.card.shapes)`\n\n"
            text += MarkdownTable.text(
                ["shape", "default", "meaning"], entry.shape.map { ["`\($0.name)`", String($0.value), $0.help] })
        }
        return text
    }

    /// What can be set.
    public static var parameters: String {
        var text = "# Parameters\n\nWritten by `modelmeter docs`; `modelmeter parameters` prints the same.\n"
        for group in ParameterGroup.allCases {
            let members = ParameterList.standard.all.filter { $0.group == group }
            text += "\n## \(group.title)\n\n"
            text += MarkdownTable.text(
                ["id", "default", "unit", "allowed", "meaning"],
                members.map { ["`\($0.id)`", $0.defaultText, $0.unit, $0.allowed, $0.help] })
        }
        return text
    }
}
