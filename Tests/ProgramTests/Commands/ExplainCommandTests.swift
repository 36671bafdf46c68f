import Testing

@Suite("modelmeter explain")
struct ExplainCommandTests {
    @Test("why a token takes as long as it does: its parts, the sum, the reason, and what would change it")
    func tpot() throws {
        let result = try Program.run("explain", "tpot")
        #expect(result.status == 0)
        for words in [
            "one step adds up", "kernels and host", "why", "what would change it", "execution eager → graph", "H100",
        ] {
            #expect(result.output.contains(words), "\(words)")
        }
    }

    @Test("layers, stages, parameters, memory, cache and tokens are explained, of any model")
    func subjects() throws {
        for (words, expected) in [
            (["model.layers.0.mlp.gate_proj"], "= 17 758 781 440 FLOPs"), (["decode"], "its parts add up"),
            (["batch"], "where it enters"), (["memory"], "it adds up"), (["kv"], "layers × sequences"),
            (["tokens"], "= 913 tokens"), (["ttft", "--model", "llama-3.1-8b"], "prefill"),
            (["lm_head", "--model", "llama-3.1-8b", "--letters"], "letters"),
        ] {
            let result = try Program.run(["explain"] + words)
            #expect(result.status == 0 && result.output.contains(expected), "\(words)\n\(result.error)")
        }
    }

    @Test("JSON names its schema, the lines of arithmetic and the command that writes it again")
    func json() throws {
        let result = try Program.run("explain", "kv", "--format", "json", "--set", "batch=2")
        #expect(result.output.contains("\"modelmeter.explain/1\"") && result.output.contains("\"steps\""))
        #expect(result.output.contains("modelmeter explain kv --set batch=2"))
    }

    @Test("a word that is nothing says what is near and what there is; so does a stage")
    func unknown() throws {
        let result = try Program.run("explain", "tpott")
        #expect(result.status != 0 && result.error.contains("did you mean tpot") && result.error.contains("memory"))
        let stage = try Program.run("explain", "tpot", "--stage", "vision", "--model", "llama-3.1-8b")
        #expect(stage.status != 0 && stage.error.contains("prefill, decode"))
    }
}
