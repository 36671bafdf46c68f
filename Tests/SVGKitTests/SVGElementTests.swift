import Foundation
#if canImport(FoundationXML)
    import FoundationXML
#endif
import SVGKit
import Testing

@Suite("SVG elements")
struct SVGElementTests {
    @Test("whatever a text holds, the picture is well-formed")
    func wellFormed() {
        let odd = String(
            String.UnicodeScalarView((0..<0x100).compactMap { Unicode.Scalar(UInt32($0)) } + ["\u{FFFE}", "\u{FFFF}"]))
        let picture = SVGElement.picture(
            width: 10, height: 10, title: odd, ["aria-label": SVGValue(odd)],
            children: [
                SVGElement(
                    "text", ["x": 1], children: [SVGElement("tspan", text: odd), SVGElement("tspan", text: "b")])
            ])
        #expect(XMLParser(data: Data(picture.markup.utf8)).parse())
    }

    @Test("runs of blanks are kept, and no line break is put inside a text")
    func blanks() {
        let picture = SVGElement.picture(
            width: 10, height: 10, title: "t",
            children: [
                SVGElement("text", children: [SVGElement("tspan", text: "a  "), SVGElement("tspan", text: "b")])
            ])
        #expect(picture.markup.contains("xml:space=\"preserve\""))
        #expect(picture.markup.contains("<text><tspan>a  </tspan><tspan>b</tspan></text>"))
    }

    @Test(
        "numbers are short, and never anything that a viewer can't read",
        arguments: [
            (1.0, "1"), (0.5, "0.5"), (0.25, "0.25"), (1.005, "1"), (0.066, "0.07"), (-0.5, "-0.5"), (-0.001, "0"),
            (1e300, "0"), (Double.nan, "0"), (Double.infinity, "0"), (123.4567, "123.46"),
        ])
    func numbers(value: Double, text: String) {
        #expect(SVGValue(value).text == text)
    }
}
