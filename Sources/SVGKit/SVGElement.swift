import TextKit

/// One element of a picture: the only place where markup is written, so that whatever a name or a title holds, the
/// picture stays well-formed.
public struct SVGElement: Sendable, Equatable {
    /// What stands between the tags.
    public enum Content: Sendable, Equatable {
        case empty
        case text(String)
        case children([SVGElement])
        /// Rules of style, which are the program's own text and written as they are.
        case style(String)
    }

    /// The name of the tag.
    public let name: String
    /// Names and values in the order in which they are written.
    public private(set) var attributes: [(name: String, value: SVGValue)]
    /// What stands between the tags.
    public private(set) var content: Content

    /// An element without content.
    public init(_ name: String, _ attributes: KeyValuePairs<String, SVGValue> = [:]) {
        self.init(name, attributes, content: .empty)
    }

    /// An element that holds text.
    public init(_ name: String, _ attributes: KeyValuePairs<String, SVGValue> = [:], text: String) {
        self.init(name, attributes, content: .text(text))
    }

    /// An element that holds others.
    public init(_ name: String, _ attributes: KeyValuePairs<String, SVGValue> = [:], children: [SVGElement]) {
        self.init(name, attributes, content: .children(children))
    }

    private init(_ name: String, _ attributes: KeyValuePairs<String, SVGValue>, content: Content) {
        self.name = name
        self.attributes = attributes.map { ($0.key, $0.value) }
        self.content = content
    }

    /// A style sheet. Its rules must hold neither `<` nor `&`.
    public static func style(_ rules: String) -> SVGElement {
        SVGElement("style", [:], content: .style(rules))
    }

    /// The element with one more attribute; as it is where `value` is nil.
    public func with(_ name: String, _ value: SVGValue?) -> SVGElement {
        guard let value else { return self }
        var copy = self
        copy.attributes.append((name, value))
        return copy
    }

    /// Whether both are written alike.
    public static func == (first: SVGElement, second: SVGElement) -> Bool {
        first.name == second.name && first.content == second.content
            && first.attributes.elementsEqual(second.attributes) { $0 == $1 }
    }

    /// A whole picture: the root element with its size, its title and what it shows. Blanks in texts are kept, as they
    /// stand: viewers take runs of them for one unless told otherwise.
    public static func picture(
        width: Double, height: Double, title: String, description: String = "",
        _ attributes: KeyValuePairs<String, SVGValue> = [:], children: [SVGElement]
    ) -> SVGElement {
        var root = SVGElement(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": "0 0 \(SVGValue(width).text) \(SVGValue(height).text)",
                "width": SVGValue(width), "height": SVGValue(height), "xml:space": "preserve", "role": "img",
            ],
            children: [SVGElement("title", text: title)]
                + (description.isEmpty ? [] : [SVGElement("desc", text: description)]) + children)
        root.attributes += attributes.map { (name: $0.key, value: $0.value) }
        return root
    }

    /// The markup, one line for each element that holds no text, with a line feed at the end.
    public var markup: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        text += "<" + name
        for (name, value) in attributes { text += " " + name + "=\"" + value.text.escapedForXML + "\"" }
        switch content {
        case .empty: text += "/>\n"
        case .text(let content): text += ">" + content.escapedForXML + "</" + name + ">\n"
        case .style(let rules): text += ">" + rules + "</" + name + ">\n"
        case .children(let children):
            // Inside a text, line breaks would be drawn as blanks.
            text += name == "text" ? ">" : ">\n"
            for child in children {
                child.write(to: &text)
                if name == "text" { text.removeLast() }
            }
            text += "</" + name + ">\n"
        }
    }
}
