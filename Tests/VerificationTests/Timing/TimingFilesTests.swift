import Testing

@testable import Verification

@Suite struct TimingFilesTests {
    private func findings(_ rows: String, device: String = "\"h100-sxm\"", method: String = "graph") -> Verification {
        let text = """
            {"schema": "modelmeter.measured-kernels/1", "groups": [{"id": "mine", "family": "gemm", "dtype": "bf16",
              "device": \(device), "system": "here", "method": "\(method)", "columns": ["m", "n", "k", "us"],
              "rows": [\(rows)]}]}
            """
        return Verification(
            reference: ReferenceSet(source: "test", texts: [("kernels.json", text)]), checks: [.timing])
    }

    @Test func aFloorAboveAColdMeasuredTimeFailsTheCheckAndNamesTheRow() throws {
        let verification = findings("[8192, 8192, 8192, 900], [8192, 8192, 8192, 1700]")
        #expect(verification.exitStatus == 1)
        let above = try #require(verification.timing.floorsAbove.first)
        #expect(verification.timing.floorsAbove.count == 1 && above.row.words == "m 8192 n 8192 k 8192")
        #expect(findings("[8192, 8192, 8192, 1700]").exitStatus == 0)
    }

    @Test func weightsThatTheCacheHoldsAreNotCold() {
        let verification = findings("[1, 1024, 1024, 0.1]")
        #expect(verification.timing.groups.first?.fit.coldRows == 0 && verification.exitStatus == 0)
    }

    @Test func whatCannotBeComparedSaysWhy() {
        #expect(findings("[1, 1, 1, 1]", device: "null").timing.notCompared.first?.reason.contains("here") == true)
        #expect(findings("[1, 1, 1, 1]", device: "\"h999\"").timing.notCompared.first?.reason.contains("h999") == true)
        #expect(
            findings("[1, 1, 1, 1]", method: "watch").timing.notCompared.first?.reason.contains("watch") == true)
    }

    @Test(arguments: [
        ("[1, 1, 1]", "groups[0].rows[0].us", "missing"), ("[1, \"x\", 1, 1]", "groups[0].rows[0].n", "a number"),
        ("[1, 1, 0, 1]", "groups[0].rows[0].k", "above 0"),
    ])
    func aRowThatCannotBeReadIsNamed(rows: String, field: String, reason: String) {
        let problems = findings(rows).problems
        #expect(problems.count == 1 && problems.first?.field == field)
        #expect(problems.first?.reason.contains(reason) == true)
    }

    @Test func casesAreComparedInTheirOwnUnits() throws {
        let text = """
            {"schema": "modelmeter.measured-times/1", "cases": [{"id": "a", "device": "h100-sxm", "grade": "A",
              "measured": {"tpot_ms": 5, "tokens_per_s": 200, "steps": 3, "warmth": 4},
              "scenario": {"decode.tokens": "10", "device": "h100-sxm"}},
             {"id": "b", "measured": {"tpot_ms": 5}}]}
            """
        let timing = Verification(
            reference: ReferenceSet(source: "test", texts: [("times.json", text)]), checks: [.timing]
        ).timing
        #expect(Set(timing.cases.map(\.quantity)) == ["tpot_ms", "tokens_per_s"])
        let step = try #require(timing.cases.first { $0.quantity == "tpot_ms" })
        let rate = try #require(timing.cases.first { $0.quantity == "tokens_per_s" })
        #expect(step.floor < step.estimate && rate.floor > rate.estimate)
        #expect(abs(step.estimate * rate.estimate - 1000) < 1e-6)
        #expect(timing.notCompared.map(\.family).sorted() == ["", "warmth"])
    }
}
