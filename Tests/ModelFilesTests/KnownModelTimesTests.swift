import AnalyticCore
import DeviceLibrary
import ModelFiles
import Testing

@Suite("Times of known models")
struct KnownModelTimesTests {
    @Test("every product and attention of every known model has a floor, and none is estimated below it")
    func floors() throws {
        let machine = Machine()
        for known in try ModelLibrary.all() {
            let model = known.reading.model
            for form in ModelForm.allCases {
                for (tokens, past) in [(300, 0), (1, 300)] {
                    let call = BlockCall(batch: 2, tokens: tokens, past: past, form: form)
                    let evaluation = try CallEvaluation(DecoderCall(model, call, scored: 1))
                    let times = evaluation.times(on: machine)
                    for node in evaluation.nodes.indices {
                        let kind = evaluation.nodes[node].kind
                        guard kind?.isMatrix == true, evaluation.cost(of: node).matrix > .zero else { continue }
                        let time = times[node]
                        let name = "\(known.id) \(form) \(tokens): \(evaluation.nodes[node].name)"
                        #expect(time.floor > 0 && time.seconds >= time.floor * (1 - 1e-9), "\(name)")
                    }
                }
            }
        }
    }
}
