import AnalyticCore
import TerminalKit
import Testing
import TextKit

@testable import Explorer

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

    @Test("a verdict is never cut, at any width, and stands beside its time", arguments: [76, 80, 90, 100, 120, 200])
    func verdicts(width: Int) throws {
        var explorer = try makeExplorer(width, 40)
        explorer.type("7")
        let lines = explorer.screen.split(separator: "\n")
        #expect(lines.contains { $0.contains("TTFT") && $0.contains("✓ < 1.00 s") })
        #expect(lines.contains { $0.contains("TPOT") && $0.contains("✓ < 50.0 ms") })
        explorer.type(": target.ttft_s=0.001 Enter : target.tpot_ms=0.1 Enter")
        #expect(explorer.screen.contains("✗ > 1.00 ms") && explorer.screen.contains("✗ > 100 µs"))
    }

    @Test("a peak of the vector units is called that, and the matrix peak is that of matrix units")
    func peaks() throws {
        var explorer = try makeExplorer(200, 60)
        explorer.type("9")
        #expect(explorer.screen.contains("matrix peak 989 TFLOP/s"))
        explorer.type(": device=t4 Enter")
        #expect(!explorer.screen.contains("matrix peak"))
        #expect(explorer.screen.contains("bf16 runs on the vector units: 8.10 TFLOP/s"))
        explorer.type(": precision.weights=fp16 Enter : precision.activations=fp16 Enter")
        #expect(explorer.screen.contains("matrix peak 65.0 TFLOP/s"))
    }

    @Test("why a request takes so long is one sentence whose product is the time")
    func reason() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type("7")
        let screen = explorer.screen
        let step = try #require(Service(explorer.timing).timePerOutputToken(.estimate))
        #expect(screen.contains("why: decode is") && screen.contains("= \(Figure.seconds(step))"))
        explorer.type(": execution=graph Enter : batch=16 Enter v v v")
        #expect(explorer.screen.contains("waits for memory"))
    }

    @Test("what holds the stages up adds up to its time, and each word is explained")
    func limiters() throws {
        var explorer = try makeExplorer(120, 110)
        explorer.type("7")
        let screen = explorer.screen
        let time = explorer.timing.total(of: 0)
        for limiter in Limiter.allCases where time.seconds(limiter) > 0 {
            #expect(screen.contains("\(limiter.title): "), "\(limiter)")
            #expect(screen.contains(Figure.seconds(time.seconds(limiter))), "\(limiter)")
        }
        #expect(screen.contains("together") && screen.contains(Figure.seconds(time.seconds)))
    }

    @Test(
        "beside an estimate stands the error that was measured for its kernels, and none where the host sets the pace")
    func errors() throws {
        var explorer = try makeExplorer(200, 90)
        explorer.type(": execution=graph Enter 7")
        let error = try #require(explorer.timing.error(of: .decode))
        func cells() -> [String]? {
            explorer.mainPage?.lines.map { line in
                line.pieces.compactMap { if case .text(let span) = $0.content { span.text } else { nil } }
            }.first { $0.first == "TPOT" }
        }
        #expect(cells()?.contains(Figure.percent(error)) == true)
        #expect(explorer.screen.contains("what the device's time is estimated from"))
        let seconds = explorer.timing.families(in: .decode).reduce(0) { $0 + $1.seconds }
        #expect(abs(seconds / explorer.timing.time(of: 0, in: .decode).busy - 1) < 1e-9)
        explorer.type(": execution=eager Enter")
        #expect(cells()?.contains { $0.contains("%") } == false)
    }

    @Test("no limiter looks like a verdict, and no two have one texture or one colour")
    func limiterColours() throws {
        let look = Look(theme: Theme.named("night") ?? .plain, glyphs: .unicode, depth: .direct)
        let verdicts = [Role.ok, .warn, .error].map { look.style($0).foreground }
        var seen: Set<String> = []
        for limiter in Limiter.allCases {
            #expect(!verdicts.contains(look.style(limiter.role).foreground), "\(limiter)")
            let sign = StackedBar.Segment(fraction: 1, role: limiter.role).sign(look.glyphs)
            #expect(seen.insert(sign).inserted, "\(limiter)")
        }
        for stage in Stage.allCases {
            #expect(look.style(stage.role).foreground == look.style(Role(name: stage.rawValue) ?? .fg).foreground)
        }
    }

    @Test("measured times lie on the roofline beside the estimates, and the legend says so")
    func measuredMarks() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type("9")
        #expect(!explorer.screen.contains("■"))
        explorer.type(": measured.tpot_ms=9 Enter : measured.ttft_ms=60 Enter")
        #expect(explorer.screen.contains("measured TTFT") && explorer.screen.contains("measured decode"))
        // Two on the chart, two in the table.
        #expect(explorer.screen.count { $0 == "■" } == 4)
        explorer.type("7")
        let texts = explorer.mainPage?.lines.flatMap(\.pieces) ?? []
        #expect(
            texts.contains {
                if case .text(let span) = $0.content { span.text.contains("measured beside") } else { false }
            })
    }

    @Test("sums of traffic stand under that word, grids are rows and columns, and a rate says per what it is")
    func words() throws {
        var explorer = try makeExplorer(120, 120)
        #expect(!explorer.screen.contains("total 178 GB") && !explorer.screen.contains("3x2"))
        let lines = explorer.screen.split(separator: "\n")
        let head = try #require(lines.first { $0.contains("stage ") && $0.contains("traffic") })
        let sum = try #require(lines.first { $0.contains("together") && $0.contains("178 GB") })
        func end(of word: String, in line: Substring) -> Int? {
            line.firstRange(of: word).map { line.distance(from: line.startIndex, to: $0.upperBound) }
        }
        #expect(end(of: "178 GB", in: sum) == end(of: "traffic", in: head))
        explorer.type("7")
        #expect(explorer.screen.contains("pages per device and day"))
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
        #expect(explorer.screen.contains("down: batch, sequences, 1 to"))
        #expect(explorer.screen.contains("across: prompt (prompt.tokens), tokens, 10 to"))
        #expect(explorer.screen.contains("now decode is held up by host; one step: prompt.tokens"))
        #expect(explorer.screen.contains("[H]"))
        for limiter in Limiter.allCases {
            #expect(explorer.screen.contains("\(limiter.letter) \(limiter.title)"), "\(limiter)")
        }
        explorer.type("Tab Down X 0")
        #expect(explorer.screen.contains("across: decode (decode.tokens), steps"))
    }

    @Test("the tree's metric can be time, and a wide tree shows traffic, intensity, time and limiter")
    func tree() throws {
        var explorer = try makeExplorer(140, 40)
        explorer.type("m m f M M")
        #expect(explorer.figure == "time")
        #expect(explorer.screen.contains("memory") && explorer.screen.contains("host"))
        let seconds = Stage.allCases.reduce(0) { $0 + explorer.timing.time(of: 0, in: $1).seconds }
        #expect(explorer.screen.contains(Figure.seconds(seconds)))
    }
}
