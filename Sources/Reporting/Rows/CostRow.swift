import AnalyticCore

/// One line of a table of modules or of operations: a node in a stage.
struct CostRow {
    let path: String
    /// A module's class; for a bare operation, what kind of kernel it is.
    let type: String
    let isModule: Bool
    let stage: Stage?
    /// How many modules the row stands for.
    let instances: Int
    /// Trained numbers of all of them.
    let parameters: Count
    /// How often they run; nil where routing decides.
    let calls: Count?
    /// What they cost; nil where routing decides.
    let cost: Cost?
    /// How long they take; nil where routing decides.
    var time: Time?

    /// The names of the columns.
    static func header(isModule: Bool, hasStage: Bool) -> [String] {
        ["path", isModule ? "class" : "kind"] + (hasStage ? ["stage"] : []) + ["instances", "calls", "parameters"]
            + CostColumn.all.map(\.name) + times
    }

    /// The names of the columns of times: as estimated, at the floor, and what takes the most of the estimate.
    private static let times = ["estimate_s", "floor_s", "limiter"]

    /// The row as JSON, in the order of the header.
    var members: [JSON.Member] {
        var members = [JSON.Member("path", .string(path)), JSON.Member(isModule ? "class" : "kind", .string(type))]
        if let stage { members.append(JSON.Member("stage", .string(stage.rawValue))) }
        members.append(JSON.Member("instances", .number(instances)))
        members.append(JSON.Member("calls", calls.map(JSON.count) ?? .null))
        members.append(JSON.Member("parameters", .count(parameters)))
        members += cost?.members ?? CostColumn.all.map { JSON.Member($0.name, .null) }
        members.append(JSON.Member("estimate_s", time.map { .decimal($0.seconds) } ?? .null))
        members.append(JSON.Member("floor_s", time.map { .decimal($0.floor) } ?? .null))
        members.append(JSON.Member("limiter", time?.limiter.map { .string($0.title) } ?? .null))
        return members
    }

    /// The row as fields of a CSV line, in the order of the header.
    var fields: [String] {
        var fields = [path, type]
        if let stage { fields.append(stage.rawValue) }
        fields += [String(instances), calls?.description ?? "", parameters.description]
        fields += CostColumn.all.map { column in cost.map { column.read($0).description } ?? "" }
        fields += [time?.seconds.description ?? "", time?.floor.description ?? "", time?.limiter?.title ?? ""]
        return fields
    }
}
