import AnalyticCore
import DeviceLibrary
import Foundation
import Reporting
import Testing

@Suite("What inspect prints")
struct InspectReportTests {
    private func parsed(_ scenario: Scenario = Scenario(), isExpanded: Bool = false) throws -> [String: Any] {
        let text = try InspectReport(Evaluation(scenario), isExpanded: isExpanded).json.text
        return try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test("JSON holds parameters, tokens, grid, stages, cache and weights")
    func content() throws {
        let report = try parsed()
        #expect(report["schema"] as? String == "modelmeter.inspect/1")
        #expect((report["parameters"] as? [String: Any])?.count == ParameterList.standard.all.count)
        #expect((report["parameters"] as? [String: Any])?["decode.tokens"] as? Int == 100)
        #expect(
            report["tokens"] as? [String: Int] == [
                "global": 273, "tiles": 630, "image": 903, "text": 10, "context": 913,
            ])
        #expect(report["grid"] as? [String: Int] == ["columns": 2, "rows": 3, "tiles": 6])
        #expect(report["parameter_count"] as? Int == 3_336_106_240)
        #expect(report["weight_bytes"] as? Int == 6_672_212_480)
        #expect((report["kv_cache_bytes"] as? [String: Int])?["after_decode"] == 61_440 * 1013)
    }

    @Test("times say what they are of: TTFT by its parts, tokens a second by whose, cost by its price")
    func service() throws {
        var scenario = Scenario()
        try scenario.set("engine", "sglang")
        try scenario.set("batch", "16")
        let time = try #require(try parsed(scenario)["time"] as? [String: Any])
        let parts = try #require(time["ttft_parts_s"] as? [String: Double])
        let first = try #require((time["ttft_s"] as? [String: Any])?["estimate"] as? Double)
        #expect(Set(parts.keys) == ["host", "wait", "vision", "prefill"])
        #expect(abs(parts.values.reduce(0, +) - first) < 1e-9)
        #expect(time["decode_steps"] as? Int == 100 && time["answer_tokens"] as? Int == 101)
        #expect((time["steady_state"] as? [String: Any])?["requests_in_flight"] as? Int == 16)
        let text = InspectReport(try Evaluation(scenario)).text
        for words in [
            "TTFT is host", "queueing left out", "tokens/s for the batch", "for one user", "over whole requests",
            "requests in flight", "an hour (", "board power", "GiB", "the answer has K + 1 tokens",
        ] { #expect(text.contains(words), "\(words)") }
        try scenario.set("device", "t4")
        scenario.machine.device.price = nil
        let other = InspectReport(try Evaluation(scenario)).text
        #expect(other.contains("no price stated") && other.contains("fp16"))
    }

    @Test("stages add up to the total, and the root's rows are the stages")
    func sums() throws {
        let report = try parsed()
        let stages = try #require(report["stages"] as? [String: [String: Any]])
        let modules = try #require(report["modules"] as? [[String: Any]])
        for figure in ["matrix_flops", "vector_flops", "traffic_bytes", "launches"] {
            let parts = try ["vision", "prefill", "decode"].map { try #require(stages[$0]?[figure] as? Int) }
            #expect(stages["total"]?[figure] as? Int == parts.reduce(0, +), "\(figure)")
            for (stage, part) in zip(["vision", "prefill", "decode"], parts) {
                let root = modules.first { $0["path"] as? String == "" && $0["stage"] as? String == stage }
                #expect(root?[figure] as? Int == part)
            }
        }
    }

    @Test("modules and operations together are every leaf of the tree, and add up to the whole")
    func leaves() throws {
        let report = try parsed()
        let operations = try #require(report["operations"] as? [[String: Any]])
        let modules = try #require(report["modules"] as? [[String: Any]])
        let evaluation = try Evaluation(Scenario())
        let leaves = evaluation.nodes.indices.filter { evaluation.nodes[$0].kind != nil }
        let paths = Set(leaves.map(evaluation.path))
        for stage in Stage.allCases {
            let rows = (operations + modules).filter {
                $0["stage"] as? String == stage.rawValue && paths.contains($0["path"] as? String ?? "")
            }
            // A leaf stands in the stages in which it costs anything.
            let costly = leaves.filter { evaluation.cost(of: $0, in: stage) != .zero }.map(evaluation.path)
            #expect(Set(costly).isSubset(of: rows.compactMap { $0["path"] as? String }), "\(stage)")
            let sum = rows.reduce(0) { $0 + ($1["matrix_flops"] as? Int ?? 0) }
            #expect(Count(sum) == evaluation.cost(of: 0, in: stage).matrix)
        }
        #expect(operations.allSatisfy { $0["kind"] != nil && $0["class"] == nil })
        #expect(modules.allSatisfy { $0["class"] != nil })
    }

    @Test("expanded, every module of the reference stands under its own path")
    func expanded() throws {
        let report = try parsed(isExpanded: true)
        let modules = try #require(report["modules"] as? [[String: Any]])
        let paths = Set(modules.compactMap { $0["path"] as? String })
        let evaluation = try Evaluation(Scenario())
        let expected = Set(
            evaluation.nodes.indices.filter { evaluation.nodes[$0].className != nil }.flatMap(evaluation.instancePaths))
        #expect(expected.subtracting(paths).isEmpty)
        #expect(expected.count == 4083)
        let layer = modules.first { $0["path"] as? String == "model.layers.7" && $0["stage"] as? String == "prefill" }
        let group = try #require(evaluation.node(at: "model.layers.7"))
        #expect(
            layer?["matrix_flops"] as? Int
                == evaluation.cost(of: group, in: Stage.prefill).matrix.integer.map { $0 / 11 })
    }

    @Test("figures beyond 64 bits keep every digit")
    func wide() throws {
        var scenario = Scenario()
        try scenario.set("batch", "16777216")
        try scenario.set("decode.tokens", "1000000")
        let evaluation = try Evaluation(scenario)
        let flops = evaluation.cost(of: 0, in: .decode).matrix
        #expect(flops > Count(Int.max))
        #expect(InspectReport(evaluation).json.text.contains("\"matrix_flops\": \(flops)"))
    }

    @Test("times of modules and operations stand in JSON and CSV, with their floor and what limits them, and add up")
    func times() throws {
        let report = try parsed(isExpanded: false)
        let timing = TimeEvaluation(try Evaluation(Scenario()))
        let modules = try #require(report["modules"] as? [[String: Any]])
        let operations = try #require(report["operations"] as? [[String: Any]])
        for stage in Stage.allCases {
            let whole = modules.first { $0["path"] as? String == "" && $0["stage"] as? String == stage.rawValue }
            let time = timing.time(of: 0, in: stage)
            #expect(abs((whole?["estimate_s"] as? Double ?? 0) / time.seconds - 1) < 1e-12)
            #expect(abs((whole?["floor_s"] as? Double ?? 0) / time.floor - 1) < 1e-12)
            #expect(whole?["limiter"] as? String == time.limiter?.title)
            // Every leaf once: operations, and modules that are one themselves.
            let rows = (modules + operations).filter { $0["stage"] as? String == stage.rawValue }
            let paths = rows.compactMap { $0["path"] as? String }
            let leaves = rows.filter { row in
                guard let path = row["path"] as? String, !path.isEmpty else { return false }
                return !paths.contains { $0.hasPrefix(path + ".") }
            }
            let sum = leaves.reduce(0) { $0 + ($1["estimate_s"] as? Double ?? 0) }
            #expect(abs(sum / time.seconds - 1) < 1e-9, "\(stage)")
        }
        #expect(report["command"] as? String == "modelmeter inspect")
        let csv = try InspectReport(Evaluation(Scenario())).csv.split(separator: "\n")
        #expect(csv[0].hasSuffix("estimate_s,floor_s,limiter,command") && csv[1].hasSuffix(",modelmeter inspect"))
    }

    @Test("CSV has a header and as many fields in every line")
    func csv() throws {
        let lines = try InspectReport(Evaluation(Scenario())).csv.split(separator: "\n")
        let header = try #require(lines.first)
        #expect(header.hasPrefix("path,class,stage,instances,calls,parameters,matrix_flops"))
        let columns = header.split(separator: ",").count
        for line in lines.dropFirst() {
            let commas = line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset % 2 == 0 }.reduce(0) { $0 + $1.element.count { $0 == "," } }
            #expect(commas == columns - 1)
        }
    }

    @Test("the text names stages, units and memory")
    func text() throws {
        let text = try InspectReport(Evaluation(Scenario())).text
        for word in ["vision", "prefill", "decode, 100 steps", "TFLOPs", "GB", "GiB", "3 336 106 240 parameters"] {
            #expect(text.contains(word), "\(word)")
        }
    }
}
