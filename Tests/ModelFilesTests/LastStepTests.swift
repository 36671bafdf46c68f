import AnalyticCore
import DeviceLibrary
import ModelFiles
import Testing

@Suite("The last decode step")
struct LastStepTests {
    @Test(
        "it is the first step behind a longer prompt: costs, calls and memory of every node",
        arguments: ["deepseek-ocr", "llama-3.1-8b", "deepseek-v3", "gemma-3-1b", "qwen1.5-moe-a2.7b", "gpt-oss-20b"])
    func lastStep(id: String) throws {
        for execution in Execution.allCases {
            var scenario = Scenario()
            scenario.shelf = ModelLibrary.shelf
            try scenario.set("model", id)
            scenario.workload.image.mode = .none
            scenario.workload.execution = execution
            scenario.workload.batch = 3
            scenario.workload.promptTokens = 700
            scenario.workload.decodeTokens = 901
            guard (try? scenario.validate()) != nil else { continue }
            let last = try Evaluation(scenario)
            scenario.workload.promptTokens = 1600
            scenario.workload.decodeTokens = 1
            let first = try Evaluation(scenario)
            #expect(last.nodes.count == first.nodes.count)
            for node in last.nodes.indices {
                let name = "\(execution) \(last.path(of: node))"
                #expect(last.cost(of: node, in: .lastStep) == first.cost(of: node, in: .firstStep), "\(name)")
                #expect(last.calls(of: node, in: .lastStep) == first.calls(of: node, in: .firstStep), "\(name)")
                #expect(last.peakBytes(of: node, in: .lastStep) == first.peakBytes(of: node, in: .firstStep), "\(name)")
            }
            let times = (TimeEvaluation(last).steps.last.seconds, TimeEvaluation(first).steps.first.seconds)
            #expect(abs(times.0 / times.1 - 1) < 1e-9)
        }
    }
}
