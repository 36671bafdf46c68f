import AnalyticCore
import DeviceLibrary
import Testing
import UserFiles

@Suite("The user's own profiles")
struct ProfileFileTests {
    @Test("a profile sets parameters by their ids")
    func reads() throws {
        let text = """
            [profile.invoice]
            title = "an invoice"
            "image.width" = 1654
            "image.mode" = "base"
            "decode.tokens" = 700
            """
        let profile = try #require(try ProfileFile.profiles(text: text, name: "profiles.toml").first)
        #expect(profile.id == "invoice" && profile.title == "an invoice")
        let scenario = try profile.scenario(from: Scenario())
        #expect(scenario.workload.decodeTokens == 700 && scenario.workload.image.mode == .base)
    }

    @Test(
        "what is wrong is named by file and field",
        arguments: [
            ("[profile.a]\n\"batch\" = 0", "profile.a"), ("[profile.a]\n\"bathc\" = 1", "did you mean batch"),
            ("[profiles.a]", "did you mean profile?"),
            ("[[[profile]]]", "line 1"), ("[profile.a]\ntitle = 3", "profile.a.title"),
            ("[profile.a]\n\"batch\" = [1]", "profile.a.batch"),
            ("[profile.a]\n\"batch\" = \"--2^63\"", "not a number"),
            ("[profile.a]\n\"batch\" = \"--9223372036854775808^1\"", "not a number"),
            ("[profile.a]\n\"batch\" = -9223372036854775808", "1…16777216"),
            ("profile = 1", "profile"),
            ("[profile.a", "line 1"),
        ])
    func wrong(text: String, hint: String) {
        #expect {
            try ProfileFile.profiles(text: text, name: "profiles.toml")
        } throws: { error in
            "\(error)".contains("profiles.toml") && "\(error)".contains(hint)
        }
    }
}
