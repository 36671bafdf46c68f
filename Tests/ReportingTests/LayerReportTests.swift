import AnalyticCore
import DeviceLibrary
import Foundation
import Reporting
import Testing

@Suite("What layer and parameters print")
struct LayerReportTests {
    @Test(
        "every layer's operations add up to the layer, and each has its formula",
        arguments: LayerCatalogue.all.map(\.name))
    func sums(name: String) throws {
        let entry = try #require(LayerCatalogue.find(name)).entry
        let scenario = Scenario()
        let layer = try entry.layer(entry.defaultShape, in: scenario)
        let report = LayerReport(entry, shape: entry.defaultShape, layer: layer, in: scenario)
        let json = try #require(JSONSerialization.jsonObject(with: Data(report.json.text.utf8)) as? [String: Any])
        let operations = try #require(json["operations"] as? [[String: Any]])
        #expect(json["schema"] as? String == "modelmeter.layer/1")
        #expect(operations.reduce(0) { $0 + ($1["matrix_flops"] as? Int ?? 0) } == json["matrix_flops"] as? Int)
        #expect(operations.allSatisfy { $0["matrix_formula"] != nil })
        let estimate = try #require(json["estimate_s"] as? Double)
        #expect(estimate > 0 && (json["floor_s"] as? Double ?? -1) <= estimate)
        #expect(abs(operations.reduce(0) { $0 + ($1["estimate_s"] as? Double ?? 0) } / estimate - 1) < 1e-6)
        #expect(report.text.contains("estimated"))
        #expect(
            report.text.contains(
                "\(Figure.grouped(LayerEvaluation(layer, workload: scenario.workload).cost.matrix)) FLOPs"))
    }

    @Test("the catalogue prints every parameter in every form")
    func parameters() throws {
        let text = ParametersReport().text()
        let json = try #require(
            JSONSerialization.jsonObject(with: Data(ParametersReport().json.text.utf8)) as? [String: Any])
        #expect((json["parameters"] as? [Any])?.count == ParameterList.standard.all.count)
        for parameter in ParameterList.standard.all {
            #expect(text.contains(parameter.id))
            #expect(ParametersReport().csv.contains(parameter.id))
            #expect(ReferencePages.parameters.contains("`\(parameter.id)`"))
        }
        for entry in LayerCatalogue.all { #expect(ReferencePages.layers.contains("## \(entry.name)\n")) }
        for letter in Dimension.allCases { #expect(ReferencePages.notation.contains("`\(letter.symbol)`")) }
    }
}
