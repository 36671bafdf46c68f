import Foundation
import Testing

/// A file of counts measured on the reference implementation, as plain JSON values.
struct ReferenceFile {
    let root: [String: Any]

    init(_ name: String) throws {
        let folder = try #require(Bundle.module.url(forResource: "Reference", withExtension: nil))
        let data = try Data(contentsOf: folder.appendingPathComponent(name + ".json"))
        root = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    var cases: [Case] {
        (root["cases"] as? [[String: Any]] ?? []).map(Case.init)
    }

    /// One measured case.
    struct Case {
        let values: [String: Any]

        /// The value at a dotted path.
        func value(_ path: String...) -> Any? {
            path.reduce(values as Any?) { ($0 as? [String: Any])?[$1] }
        }

        func integer(_ path: String...) -> Int? {
            (path.reduce(values as Any?) { ($0 as? [String: Any])?[$1] } as? NSNumber)?.intValue
        }

        func text(_ path: String...) -> String? {
            path.reduce(values as Any?) { ($0 as? [String: Any])?[$1] } as? String
        }
    }
}
