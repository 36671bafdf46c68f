import AnalyticCore

/// What is said of a model that its reference code and servers compute differently.
enum FormText {
    /// Which form the counts are of, and which the times (`form` changes the first): a line with its name before it.
    static func sentence(_ form: ModelForm) -> String {
        switch form {
        case .reference:
            "form       counts as the reference's own code runs it, times as servers do\n"
        case .served: "form       counts and times as servers run it\n"
        }
    }
}
