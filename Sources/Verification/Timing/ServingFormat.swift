import FoundationEssentials
import JSONReading

/// What benchmark programs write of servers and of models: known by its fields, whatever the file's name.
enum ServingFormat: String, CaseIterable, Sendable {
    /// `vllm bench serve --save-result`: one object.
    case vllm = "vllm bench serve"
    /// `python -m sglang.bench_serving --output-file`: one object a line.
    case sglang = "sglang.bench_serving"
    /// `llama-bench -o json` (or jsonl): one object for each test.
    case llamaBench = "llama-bench"

    /// Fields that no other of them has together.
    private var marks: [String] {
        switch self {
        case .vllm: ["model_id", "num_prompts", "completed", "total_token_throughput"]
        case .sglang: ["backend", "completed", "total_output_tokens_retokenized", "request_throughput"]
        case .llamaBench: ["n_prompt", "n_gen", "avg_ns", "model_filename"]
        }
    }

    /// The format that an object is in; nil where it is none of them.
    init?(_ value: JSONValue) {
        guard let found = Self.allCases.first(where: { $0.marks.allSatisfy { value[$0] != nil } }) else { return nil }
        self = found
    }

    /// The objects of a text: of a list, of lines, or the one that it is; nil where the first is in none of the formats.
    static func records(_ data: Data) -> JSONValue? {
        let values: [JSONValue]
        if let root = Self.value(data) {
            if case .array(let all) = root { values = all } else { values = [root] }
        } else {
            var lines: [JSONValue] = []
            for line in data.split(separator: UInt8(ascii: "\n")) {
                guard let value = Self.value(Data(line)) else { return nil }
                lines.append(value)
            }
            values = lines
        }
        guard let first = values.first, ServingFormat(first) != nil else { return nil }
        return .array(values)
    }

    private static func value(_ data: Data) -> JSONValue? {
        data.withUnsafeBytes { bytes in (try? JSONDocument(bytes: bytes))?.root }
    }
}
