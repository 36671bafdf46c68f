import AnalyticCore
import TOMLReading

/// Constants of kernels as a file states them: a table for each family, `[device.kernels.product]` and so on, with the keys
/// of `KernelKey` that its form reads, and `standing`, `rows`, `error_percent` and `source`.
public struct KernelEntries: Equatable, Sendable {
    /// What is stated of each family.
    public private(set) var entries: [KernelFamily: Entry] = [:]

    /// What is stated of one family.
    public struct Entry: Equatable, Sendable {
        /// The constants that are stated.
        public var constants: [KernelKey: Double] = [:]
        /// What they rest on.
        public var fit: KernelFit
    }

    /// Nothing stated.
    public init() {}

    /// Reads the table that holds a table for each family.
    ///
    /// - Parameter standing: What constants rest on where the file does not say.
    /// - Throws: `TOMLError` that names file, line and field.
    public init(_ section: TOMLSection, standing: KernelFit.Standing) throws(TOMLError) {
        try section.allow(KernelFamily.allCases.map(\.rawValue))
        for family in KernelFamily.allCases {
            guard let stated = try section.section(family.rawValue) else { continue }
            try stated.allow(family.keys.map(\.rawValue) + ["standing", "rows", "error_percent", "source"])
            var entry = Entry(fit: KernelFit(standing))
            for term in family.keys {
                if let value = try stated.number(term.rawValue, in: term.range) { entry.constants[term] = value }
            }
            if let word = try stated.choice("standing", of: KernelFit.Standing.self) { entry.fit.standing = word }
            if let rows = try stated.number("rows", in: 0...1e9) { entry.fit.rows = Int(rows) }
            if let error = try stated.number("error_percent", in: 0...1000) { entry.fit.error = error / 100 }
            if let source = try stated.text("source") { entry.fit.source = source }
            entries[family] = entry
        }
    }

    /// Puts what is stated into a table; what a family does not state stays.
    public func apply(to table: inout KernelTable) {
        for (family, entry) in entries {
            var constants = table[family]
            for (term, value) in entry.constants { constants[term] = value }
            table[family] = constants
            table[fit: family] = entry.fit
        }
    }
}
