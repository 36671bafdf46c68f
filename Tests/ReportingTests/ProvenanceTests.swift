import AnalyticCore
import DeviceLibrary
import ModelFiles
import Testing

@testable import Reporting

@Suite("Provenance")
struct ProvenanceTests {
    @Test("a sweep over models names one execution only where all of them run in it")
    func execution() throws {
        var scenario = Scenario()
        scenario.shelf = ModelLibrary.shelf
        func machine(_ swept: Set<String>) -> String {
            Provenance(version: "1", command: "", scenario: scenario, swept: swept).machine
        }
        #expect(machine([]).hasSuffix("execution eager"))
        #expect(machine(["execution"]).hasSuffix("execution each in turn"))
        #expect(machine(["model"]).hasSuffix("execution each model's own"))
        try scenario.set("execution", "graph")
        #expect(machine(["model"]).hasSuffix("execution graph"))
        var other = scenario
        try other.set("model", "llama-3.1-8b")
        #expect(other.workload.execution == .graph)
    }
}
