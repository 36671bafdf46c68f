import AnalyticCore
import ArgumentParser
import FoundationEssentials
import PageFiles

/// A page that is given as a file: `--image FILE`, or `FILE#N` for a page of a document.
enum PageImage {
    /// Dots per inch for a PDF, as typed.
    ///
    /// - Throws: `ValidationError` where it is no number that is allowed.
    static func dpi(_ text: String?) throws -> Double {
        guard let text else { return PageFile.standardDPI }
        guard let dpi = Double(text), PageFile.allowedDPI.contains(dpi) else {
            let (low, high) = (PageFile.allowedDPI.lowerBound, PageFile.allowedDPI.upperBound)
            throw ValidationError("--dpi '\(TypedText.shown(text))' is not allowed; allowed: \(Int(low))…\(Int(high))")
        }
        return dpi
    }

    /// The file's pages; what can't be read ends the program with status 2.
    static func file(_ path: String, dpi: String?) throws -> PageFile {
        let dpi = try Self.dpi(dpi)
        return try FileFailure.telling { try PageFile(path: path, dpi: dpi) }
    }

    /// What `--image` sets of a model.
    ///
    /// - Throws: `ValidationError` where the model takes no pages, or the document has no such page.
    static func settings(
        _ text: String, dpi: String?, for model: AnyModel
    ) throws -> [(id: String, value: String)] {
        guard model.facts.hasVision else {
            throw ValidationError("--image: \(model.card.title) reads text alone, no images")
        }
        let (path, number) = split(text)
        let file = try file(path, dpi: dpi)
        guard file.pages.indices.contains((number ?? 1) - 1) else {
            throw ValidationError("--image: \(path) has pages 1…\(file.pages.count), no page \(number ?? 1)")
        }
        if number == nil, file.pages.count > 1 {
            Output.remark(
                "\(path): page 1 of \(file.pages.count); \(path)#2 takes the second, `modelmeter document \(path)` all of them"
            )
        }
        let page = file.pages[(number ?? 1) - 1]
        return [("image.width", String(page.width)), ("image.height", String(page.height))]
    }

    /// Path and page; a file that has such a name is meant as a whole.
    private static func split(_ text: String) -> (path: String, page: Int?) {
        guard let sign = text.lastIndex(of: "#"), let page = Int(text[text.index(after: sign)...]),
            !FileManager.default.fileExists(atPath: text)
        else { return (text, nil) }
        return (String(text[..<sign]), page)
    }
}
