import AnalyticCore

/// One figure of a cost under the name that JSON and CSV give it.
struct CostColumn: Sendable {
    let name: String
    let read: @Sendable (Cost) -> Count

    private init(_ name: String, _ read: @escaping @Sendable (Cost) -> Count) {
        self.name = name
        self.read = read
    }

    private static func bytes(_ name: String, _ bits: @escaping @Sendable (Cost) -> Count) -> CostColumn {
        CostColumn(name) { bits($0).dividedRoundingUp(by: 8) }
    }

    /// Every figure, in the order of the columns. Bytes are bits rounded up, so that with 4-bit numbers the parts may
    /// exceed `traffic_bytes`, rounded once, by a few bytes.
    static let all = [
        CostColumn("matrix_flops") { $0.matrix },
        CostColumn("counted_flops") { $0.counted },
        CostColumn("vector_flops") { $0.vector },
        bytes("weight_read_bytes") { $0.weightBits },
        bytes("activation_read_bytes") { $0.readBits },
        bytes("activation_write_bytes") { $0.writeBits },
        bytes("kv_read_bytes") { $0.keyValueReadBits },
        bytes("kv_write_bytes") { $0.keyValueWriteBits },
        bytes("traffic_bytes") { $0.trafficBits },
        CostColumn("launches") { $0.launches },
    ]
}

extension Cost {
    /// Every figure as a member of a JSON object.
    var members: [JSON.Member] {
        CostColumn.all.map { JSON.Member($0.name, .count($0.read(self))) }
    }
}
