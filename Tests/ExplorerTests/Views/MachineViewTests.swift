import AnalyticCore
import Explorer
import TerminalKit
import Testing
import TextKit

@Suite("Time, memory, roofline and bounds on the screen")
struct MachineViewTests {
    @Test("every view fits every size and says its name", arguments: [(80, 24), (120, 40), (200, 60), (40, 10)])
    func sizes(size: (Int, Int)) throws {
        for (key, name) in [("7", "time"), ("8", "memory"), ("9", "roofline"), ("0", "bounds")] {
            var explorer = try makeExplorer(size.0, size.1)
            explorer.type(key)
            #expect(explorer.screen.contains(name))
            #expect(explorer.render().surface.lines.allSatisfy { displayWidth($0) <= size.0 })
        }
    }

    @Test("floor, estimate and measured stand beside each other, and a calibration joins the last two")
    func times() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type(": measured.tpot_ms=9 Enter : measured.ttft_ms=60 Enter 7")
        let service = Service(explorer.timing)
        let floor = try #require(service.timePerOutputToken(.floor))
        #expect(explorer.screen.contains(Figure.seconds(floor)))
        #expect(explorer.screen.contains("9.00 ms") && explorer.screen.contains("MBU"))
        explorer.type(": calibrate Enter")
        let estimate = try #require(Service(explorer.timing).timePerOutputToken(.estimate))
        #expect(abs(estimate - 0.009) < 1e-5)
        explorer.type("u")
        #expect(explorer.scenario.machine.hostDispatch == 8.1)
    }

    @Test("a disputed figure is marked where it is used, with the range of the result")
    func disputed() throws {
        var explorer = try makeExplorer(120, 50)
        explorer.type(": device=ascend-910b Enter 7")
        #expect(explorer.screen.contains("no agreed source: 16-bit matrix, bandwidth"))
        #expect(explorer.screen.contains("a request takes"))
    }

    @Test("what does not fit says by how much")
    func memory() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type(": device=t4 Enter : batch=64 Enter 8")
        #expect(explorer.screen.contains("does not fit"))
    }

    @Test("a stage's KV cache is that of one device, as the whole above it is")
    func memoryOfOneDevice() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type(": image.mode=none Enter : prompt.tokens=4096 Enter : batch=8 Enter : parallel.tensor=2 Enter 8")
        let half = explorer.evaluation.cacheAfterPrefill.approximate / 2
        let lines = explorer.screen.split(separator: "\n").filter {
            $0.contains("prefill ") || $0.contains("KV cache ")
        }
        #expect(lines.count { $0.contains(Figure.scaled(half, "B")) } == 2, "\(lines)")
        #expect(!explorer.screen.contains(Figure.scaled(half * 2, "B")))
    }

    @Test("the map's letters are the limiters, and its sides can be any whole numbers")
    func bounds() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type("0")
        #expect(explorer.screen.contains("batch down, prompt.tokens across"))
        #expect(explorer.screen.contains("[H]"))
        for limiter in Limiter.allCases {
            #expect(explorer.screen.contains("\(limiter.letter) \(limiter.title)"), "\(limiter)")
        }
        explorer.type("Tab Down X 0")
        #expect(explorer.screen.contains("batch down, decode.tokens across"))
    }

    @Test("the tree's metric can be time, and a wide tree shows traffic, intensity, time and limiter")
    func tree() throws {
        var explorer = try makeExplorer(140, 40)
        explorer.type("m m f")
        #expect(explorer.figure == "time")
        #expect(explorer.screen.contains("memory") && explorer.screen.contains("host"))
        let seconds = Stage.allCases.reduce(0) { $0 + explorer.timing.time(of: 0, in: $1).seconds }
        #expect(explorer.screen.contains(Figure.seconds(seconds)))
    }
}
