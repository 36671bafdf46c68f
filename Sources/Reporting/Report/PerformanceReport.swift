import AnalyticCore
import Studies
import Verification

/// The whole performance report: Markdown, figures and data, computed anew each time and the same for the same input.
public enum PerformanceReport {
    /// Computes the report for a base scenario, whose device it uses throughout.
    ///
    /// - Throws: `SweepError` where the base does not allow a sweep or a profile.
    public static func files(
        base: Scenario, verification: Verification, version: String
    ) throws(SweepError) -> [(path: String, text: String)] {
        var page = ReportPage()
        let context: ReportContext
        do throws(ScenarioError) {
            context = try ReportContext(base: base, verification: verification, version: version)
            try OpeningChapter.write(context, &page)
            try LayersChapter.write(context, &page)
            try EarlierChapter.write(context, &page)
            ConsistencyChapter.write(context, &page)
            try TrafficChapter.write(context, &page)
        } catch {
            throw .scenario(error)
        }
        try ScalingChapter.write(context, &page)
        do throws(ScenarioError) {
            try MemoryChapter.write(context, &page)
            try ProfilesChapter.write(context, &page)
            MeasuredChapter.write(context, &page)
        } catch {
            throw .scenario(error)
        }
        try ObjectivesChapter.write(context, &page)
        do throws(ScenarioError) {
            try UtilisationChapter.write(context, &page)
            try ClosingChapter.write(context, &page)
        } catch {
            throw .scenario(error)
        }
        AppendixPage.write(context, &page)
        return [("README.md", page.text)] + page.files
    }
}
