/// The members of a JSON object, in the order of the text.
///
/// Of a key that stands twice the last value counts, at the place of the first, as in most readers.
package struct JSONObject: Equatable, Sendable {
    /// A key and its value.
    package struct Member: Equatable, Sendable {
        package let key: String
        package internal(set) var value: JSONValue
    }

    /// Every member once.
    package private(set) var members: [Member] = []
    /// Where each key stands; empty as long as looking through all of them is quicker.
    private var places: [String: Int] = [:]
    private static let mostLooked = 16

    package init() {}

    /// The value of a key; nil where there is none.
    package subscript(key: String) -> JSONValue? {
        place(of: key).map { members[$0].value }
    }

    /// Adds a member.
    ///
    /// - Returns: whether the key is new; where it is not, the value takes the place of the earlier one.
    mutating func add(_ key: String, _ value: JSONValue) -> Bool {
        if let place = place(of: key) {
            members[place].value = value
            return false
        }
        members.append(Member(key: key, value: value))
        if !places.isEmpty {
            places[key] = members.count - 1
        } else if members.count > Self.mostLooked {
            for (place, member) in members.enumerated() { places[member.key] = place }
        }
        return true
    }

    private func place(of key: String) -> Int? {
        places.isEmpty ? members.firstIndex { $0.key == key } : places[key]
    }
}
