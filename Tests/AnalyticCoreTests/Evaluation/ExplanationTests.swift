import AnalyticCore
import DeviceLibrary
import Testing

@Suite("The explanation is the computation")
struct ExplanationTests {
    @Test(
        "every formula's value is the figure of its node",
        arguments: [Pass.global, .tiles, .prefill, .firstStep, .lastStep],
        Execution.allCases)
    func values(pass: Pass, execution: Execution) throws {
        var scenario = Scenario()
        scenario.workload.execution = execution
        let evaluation = try Evaluation(scenario)
        for node in evaluation.nodes.indices where evaluation.nodes[node].kind != nil {
            let explanation = evaluation.explanation(of: node, in: pass)
            let section = evaluation.nodes[node].section
            let belongs = (pass == .global || pass == .tiles) == (section == .vision)
            #expect(explanation.steps.count == (belongs ? 1 : 0))
            guard belongs, let step = explanation.steps.first, step.operation.isRun else { continue }
            let cost = evaluation.cost(of: node, in: pass)
            let times = Count(step.instances)
            #expect(step.operation.matrix.value * times == cost.matrix, "\(evaluation.path(of: node))")
            let rate = Count(step.operation.kind.vectorFLOPsPerElement)
            #expect(step.operation.vectorElements.value * rate * times == cost.vector)
            let operation = step.operation
            #expect((operation.weights.value * 16 + operation.bufferReads.value * 8) * times == cost.weightBits)
            #expect((operation.reads.value * 16 + operation.fixedReads.value * 8) * times == cost.readBits)
            #expect((operation.writes.value * 16 + operation.fixedWrites.value * 8) * times == cost.writeBits)
            #expect(operation.keyValueReads.value * 16 * times == cost.keyValueReadBits)
            #expect(operation.keyValueWrites.value * 16 * times == cost.keyValueWriteBits)
            #expect(operation.launches.value * times == cost.launches)
        }
    }

    @Test(
        "for every node and stage the explanation alone gives the cost, at every precision, eager and fused",
        arguments: Execution.allCases, [Precision.bf16, .fp32, .int4])
    func closes(execution: Execution, precision: Precision) throws {
        var scenario = Scenario()
        scenario.workload.batch = 3
        scenario.workload.execution = execution
        scenario.workload.activationPrecision = precision
        scenario.workload.keyValuePrecision = .fp8
        scenario.workload.weightPrecision = precision == .fp32 ? .fp32 : .int4
        let evaluation = try Evaluation(scenario)
        for node in evaluation.nodes.indices {
            for stage in Stage.allCases {
                let explanation = evaluation.explanation(of: node, through: stage)
                #expect(
                    explanation.cost == evaluation.cost(of: node, in: stage), "\(evaluation.path(of: node)) \(stage)")
                for pass in explanation.passes {
                    #expect(pass.cost == evaluation.cost(of: node, in: pass.pass))
                    #expect(pass.calls == evaluation.calls(of: pass.pass))
                }
            }
        }
    }

    @Test("SAM's global attention is explained by both its passes, four blocks each")
    func passes() throws {
        let evaluation = try Evaluation(Scenario())
        let node = try #require(evaluation.node(at: "model.sam_model.blocks.2.attn.scaled_dot_product_attention"))
        let explanation = evaluation.explanation(of: node, through: .vision)
        #expect(explanation.passes.map(\.pass) == [.global, .tiles])
        #expect(explanation.passes.allSatisfy { $0.steps.map(\.instances) == [4] && $0.calls == 1 })
        #expect(explanation.cost.matrix == evaluation.cost(of: node, in: .vision).matrix)
        var text = Scenario()
        try text.set("image.mode", "none")
        #expect(try Evaluation(text).explanation(of: 0, through: .vision).passes.isEmpty)
    }

    @Test("a formula reads as it is written by hand")
    func text() throws {
        let evaluation = try Evaluation(Scenario())
        let node = try #require(evaluation.node(at: "model.layers.0.mlp.gate_proj"))
        let step = try #require(evaluation.explanation(of: node, in: .prefill).steps.first)
        #expect(step.operation.matrix.symbols == "2·B·S·H·F")
        #expect(step.operation.matrix.values == "2·1·913·1280·6848")
        #expect(step.operation.matrix.value == Count(2 * 913 * 1280 * 6848))
        #expect(step.operation.matrix.letters.map { $0.dimension } == [.batch, .tokens, .hidden, .feedForward])
    }

    @Test("sums gather like terms, products gather powers, a sum inside a product keeps its parentheses")
    func algebra() {
        let a = Expression.dimension(.tokens, 3)
        let b = Expression.dimension(.width, 5)
        #expect((2 * a * b + 3 * b * a).symbols == "5·S·C")
        #expect((a * a * b).symbols == "S²·C")
        #expect((a * (b + 1)).symbols == "S·(C + 1)")
        #expect((a * (b + 1)).values == "3·(5 + 1)")
        #expect((a * (b + 1)).value == 18)
        #expect((0 * a).symbols == "0")
    }

    @Test("every letter has a sign and a meaning of its own")
    func letters() {
        let signs = Dimension.allCases.map { $0.symbol.description }
        #expect(Set(signs).count == signs.count)
        #expect(Dimension.allCases.allSatisfy { !$0.meaning.description.isEmpty })
    }
}
