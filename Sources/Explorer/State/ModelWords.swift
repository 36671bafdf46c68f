import AnalyticCore

extension ExplorerState {
    /// The tokens of a sequence, by where they come from.
    var tokenSentence: String {
        let (image, text) = (evaluation.geometry.imageTokens, evaluation.geometry.textTokens)
        guard scenario.model.facts.hasVision else { return "\(FigureText.short(text)) prompt tokens in each sequence" }
        return "\(FigureText.short(image)) image + \(FigureText.short(text)) text tokens in each sequence"
    }

    /// Which form is counted, where reference code and servers compute the model differently; nil where they do not.
    var formSentence: String? {
        guard scenario.model.facts.hasTwoForms else { return nil }
        return "counts are of the \(scenario.workload.form.rawValue) form (form), times of the served one"
    }
}
