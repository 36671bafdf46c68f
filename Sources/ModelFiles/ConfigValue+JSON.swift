import AnalyticCore
import JSONReading

extension ConfigValue {
    /// A value of a JSON text.
    package init(_ value: JSONValue) {
        self =
            switch value {
            case .null: .null
            case .bool(let flag): .flag(flag)
            // What does not fit is no size; it is refused where it is read.
            case .whole(let number): Int(exactly: number).map(ConfigValue.whole) ?? .decimal(Double(number))
            case .decimal(let number): .decimal(number)
            case .string(let text): .text(text)
            case .array(let values): .list(values.map(ConfigValue.init))
            case .object(let object): .object(Self.members(object))
            }
    }

    /// The members of a JSON object; nil where the value is none.
    package static func fields(_ value: JSONValue) -> [String: ConfigValue]? {
        if case .object(let object) = value { members(object) } else { nil }
    }

    private static func members(_ object: JSONObject) -> [String: ConfigValue] {
        var members: [String: ConfigValue] = [:]
        for member in object.members { members[member.key] = ConfigValue(member.value) }
        return members
    }
}
