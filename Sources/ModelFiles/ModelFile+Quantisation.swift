import AnalyticCore
import JSONReading

extension ModelFile {
    /// What to set where the file says that its weights are stored narrow: figures start from 16 bits all the same.
    var quantisationWarning: String? {
        guard case .object? = root["quantization_config"], let found = root["quantization_config"] else { return nil }
        let method = found["quant_method"]?.word
        let start =
            "\(name): the weights are quantised (quantization_config\(method.map { ": \($0)" } ?? "")), figures are of "
        guard let format = Self.format(of: found) else {
            return start + "16-bit weights; precision.weights takes "
                + WeightFormat.allCases.map(\.rawValue).joined(separator: ", ")
        }
        return start + "16-bit weights; --set precision.weights=\(format.rawValue) takes them as stored"
    }

    /// The format of `precision.weights` that a `quantization_config` corresponds to; nil where there is none.
    private static func format(of found: JSONValue) -> WeightFormat? {
        let bits = found["bits"]?.integer ?? found["w_bit"]?.integer
        switch found["quant_method"]?.word {
        case "fp8", "fbgemm_fp8": return found["weight_block_size"].map { $0 != .null } == true ? .fp8Block : .fp8
        case "awq": return bits ?? 4 == 4 ? .awqInt4 : nil
        case "gptq": return bits ?? 4 == 4 ? .gptqInt4 : bits == 8 ? .int8 : nil
        case "mxfp4": return .mxfp4
        case "bitsandbytes":
            if found["load_in_4bit"] == .bool(true) || found["_load_in_4bit"] == .bool(true) { return .int4 }
            return found["load_in_8bit"] == .bool(true) || found["_load_in_8bit"] == .bool(true) ? .int8 : nil
        case "compressed-tensors": return compressed(found)
        default: return nil
        }
    }

    /// The first group of `compressed-tensors`, which writes bits and type of its weights.
    private static func compressed(_ found: JSONValue) -> WeightFormat? {
        guard case .object(let groups)? = found["config_groups"], let weights = groups.members.first?.value["weights"]
        else { return nil }
        switch (weights["num_bits"]?.integer, weights["type"]?.word) {
        case (8, "float"?): return weights["strategy"]?.word == "block" ? .fp8Block : .fp8
        case (8, "int"?): return .int8
        case (4, "int"?): return .gptqInt4
        case (4, "float"?): return .fp4
        default: return nil
        }
    }
}
