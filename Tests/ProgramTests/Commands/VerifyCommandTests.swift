import Foundation
import Testing

@Suite("The verify command")
struct VerifyCommandTests {
    @Test("verify passes on the built-in counts, and its exit status tells what went wrong")
    func verify() throws {
        let good = try Program.run("verify", "llama", "vision-crop", "--format", "json")
        #expect(good.status == 0)
        let json = try #require(JSONSerialization.jsonObject(with: Data(good.output.utf8)) as? [String: Any])
        #expect((json["rows"] as? [Any])?.count == 270)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("modelmeter-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("layers.json")
        func write(_ flops: Int) throws {
            let text = """
                {"cases": [{"index": 0, "group": "sam.PatchEmbed", "flops_total": \(flops), "shape": {"image": 1024}}]}
                """
            try Data(text.utf8).write(to: file)
        }
        try write(4_831_838_208)
        #expect(try Program.run("verify", "vision", "--reference", folder.path).status == 0)
        try write(4_831_838_207)
        let wrong = try Program.run("verify", "vision", "--reference", folder.path)
        #expect(wrong.status == 1 && wrong.output.contains("sam.PatchEmbed #0") && wrong.output.contains("fail"))
        #expect(try Program.run("verify", "vision", "--reference", folder.path, "--tolerance", "1%").status == 0)
        try Data("{".utf8).write(to: folder.appendingPathComponent("vision.json"))
        let broken = try Program.run("verify", "vision", "--reference", folder.path)
        #expect(broken.status == 2 && broken.error.contains("vision.json"))
        #expect(broken.output.contains("sam.PatchEmbed #0"), "the other file is still checked")
        #expect(try Program.run("verify", "--reference", folder.path + "/nowhere").status == 2)
        #expect(try Program.run("verify", "nonsense").status == 2)
        #expect(try Program.run("verify", "--tolerance", "much").status == 2)
    }
}
