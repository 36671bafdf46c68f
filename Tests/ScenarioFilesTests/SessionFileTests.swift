import AnalyticCore
import DeviceLibrary
import ModelFiles
import Studies
import TOMLReading
import Testing

@testable import ScenarioFiles

@Suite("Sessions in files")
struct SessionFileTests {
    private static var start: Scenario {
        var scenario = Scenario()
        scenario.shelf = ModelLibrary.shelf
        return scenario
    }

    private func setting(_ values: [(String, String)]) throws -> Scenario {
        var scenario = Self.start
        for (id, value) in values { try scenario.set(id, value) }
        return scenario
    }

    private func read(_ text: String) throws -> Session {
        try SessionFile.session(TOMLDocument(text: text, name: "session"), from: Self.start) { $1 }
    }

    @Test("a session that is written is the one that is read, over two models")
    func roundTrip() throws {
        let states = [
            Self.start, try setting([("batch", "16")]), try setting([("batch", "16"), ("device", "l40s")]),
            try setting([("model", "llama-3.1-8b"), ("batch", "16")]), try setting([("batch", "2")]),
        ]
        var session = Session(states[3])
        session.scenes = [
            Session.Scene(letter: "A", name: "it's \"mine\"", scenario: states[0]),
            Session.Scene(letter: "C", name: "two", scenario: states[3]),
        ]
        session.chosen = "C"
        session.done = (0..<3).map {
            Session.Step(before: states[$0], after: states[$0 + 1], description: "step \($0)")
        }
        session.undone = [
            Session.Step(before: states[3], after: states[4], description: "back"),
            // One that does not start where the one before ended.
            Session.Step(before: states[0], after: states[1], description: "apart"),
        ]
        (session.view, session.row, session.parameter) = ("time", "/model/layers", "batch")
        let back = try read(SessionFile.text(of: session, version: "0.2.0"))
        #expect(back.scenario == session.scenario && back.scenes == session.scenes && back.chosen == "C")
        #expect(back.done == session.done && back.undone == session.undone)
        #expect(back.view == "time" && back.row == "/model/layers" && back.parameter == "batch")
    }

    @Test("what is wrong is told by line")
    func errors() {
        func problem(_ text: String) -> String {
            do {
                _ = try read(text)
                return ""
            } catch { return "\(error)" }
        }
        #expect(problem("view = \"time\"\n").contains("now: is missing"))
        #expect(problem("[now]\n[now.set]\nbach = 2\n").contains("line 3"))
        #expect(problem("[now]\n[[step]]\nwhat = \"a\"\n").contains("step[0].to: is missing"))
        #expect(problem("[now]\nmod = 1\n").contains("did you mean model?"))
    }
}
