import AnalyticCore
import DeviceLibrary
import Testing

@testable import Studies

@Suite("Questions")
struct QuestionTests {
    private let base = Scenario()

    private func limit(_ text: String) throws -> Double? {
        let constraint = try #require(try Constraint.parsing(text, in: base).first)
        guard case .limit(_, _, .number(let number)) = constraint.kind else { return nil }
        return number
    }

    @Test(
        "limits are read with their units",
        arguments: [
            ("ttft<=300ms", 0.3), ("ttft < 0.3 s", 0.3), ("memory<=24GB", 24e9), ("memory<=24GiB", 25_769_803_776),
            ("memory<=24gb", 24e9), ("pages/s>=2", 2), ("pages_per_s>=2/s", 2), ("decode.mbu>=50%", 50),
            ("price<=$0.40", 0.4), ("total.flops<=5TFLOP", 5e12), ("batch>=4", 4), ("tokens.context<=2k", 2000),
            ("tpot<=1.5e-2s", 0.015),
        ])
    func units(_ text: String, _ expected: Double) throws {
        #expect(abs(try #require(try limit(text)) - expected) < 1e-9 * expected)
    }

    @Test("targets and other figures can be the limit, and `targets` stands for both")
    func figures() throws {
        #expect(try limit("ttft<=target.ttft") == nil)
        #expect(try Constraint.parsing("targets", in: base).map(\.text) == ["ttft<=target.ttft", "tpot<=target.tpot"])
    }

    @Test(
        "what is not understood is named, with what comes near or what would be understood",
        arguments: [
            ("ttfd<=300ms", "did you mean ttft"), ("ttft<=300", "write 300ms or 300s"), ("ttft", "has no limit"),
            ("ttft<=", "has no limit behind"), ("memory<=24X", "is no unit"), ("fist", "did you mean fits"),
            ("ttft<=abc", "neither a metric nor a parameter"), ("execution>=2", "is no number"),
        ])
    func refused(_ text: String, _ words: String) {
        let error = #expect(throws: SolveError.self) { try Constraint.parsing(text, in: base) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }

    @Test(
        "a sentence is read as people write it, and its text reads as the same question",
        arguments: [
            ("maximise batch subject to fits ttft<=300ms", "maximise batch subject to fits ttft<=300ms"),
            ("maximize batch s.t. fits and ttft <= 300 ms", "maximise batch subject to fits ttft<=300ms"),
            ("largest batch that fits", "maximise batch subject to fits"),
            ("smallest device that fits, ttft<1s", "minimise capacity over device subject to fits ttft<1s"),
            ("cheapest device", "minimise price over device"),
            (
                "maximise pages/s over batch=1,2,4 subject to fits",
                "maximise pages_per_s over batch=1,2,4 subject to fits"
            ),
            ("maximise pages/s subject to fits", "maximise pages_per_s over batch subject to fits"),
        ])
    func sentences(_ typed: String, _ text: String) throws {
        let question = try Question(parsing: typed, in: base)
        #expect(question.text == text)
        #expect(try Question(parsing: question.text, in: base).text == text)
    }

    @Test(
        "a sentence that asks nothing says what would",
        arguments: [
            ("", "maximise batch"), ("maximse batch", "did you mean maximise"), ("maximise", "write what to maximise"),
            ("maximise execution", "is no number"), ("maximise batch fits", "one word too many"),
        ])
    func empty(_ typed: String, _ words: String) {
        let error = #expect(throws: SolveError.self) { try Question(parsing: typed, in: base) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }

    @Test("no id names both a metric and a parameter")
    func names() {
        let metrics = Set(MetricCatalogue.all.map(\.id))
        #expect(base.parameters.all.filter { metrics.contains($0.id) }.map(\.id).isEmpty)
    }
}
