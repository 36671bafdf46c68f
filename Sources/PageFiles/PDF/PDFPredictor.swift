/// What was done to data before they were compressed: each row as the difference to the one above, as in PNG.
struct PDFPredictor {
    private let predictor: Int
    /// Bytes of a row, and of one value in it.
    private let row: Int
    private let value: Int

    init(_ parameters: [String: PDFObject]) throws(PageProblem) {
        predictor = parameters["Predictor"]?.whole ?? 1
        let columns = parameters["Columns"]?.whole ?? 1
        let colors = parameters["Colors"]?.whole ?? 1
        let bits = parameters["BitsPerComponent"]?.whole ?? 8
        guard (1...1_000_000).contains(columns), (1...32).contains(colors), (1...16).contains(bits) else {
            throw PageProblem("a stream has rows of \(columns) columns with \(colors) values of \(bits) bits")
        }
        row = (columns * colors * bits + 7) / 8
        value = max(1, colors * bits / 8)
        guard predictor == 1 || (10...15).contains(predictor) else {
            throw PageProblem("a stream is stored with predictor \(predictor); allowed: 1, 10 to 15")
        }
    }

    /// The data as they were.
    func undone(_ bytes: [UInt8]) throws(PageProblem) -> [UInt8] {
        guard predictor > 1 else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var above = [UInt8](repeating: 0, count: row)
        var start = 0
        while start < bytes.count {
            let kind = bytes[start]
            var line = Array(bytes[(start + 1)..<min(bytes.count, start + 1 + row)])
            guard kind <= 4 else { throw PageProblem("a stream has a row of kind \(kind); allowed: 0 to 4") }
            for index in line.indices {
                let left = index >= value ? line[index - value] : 0
                let corner = index >= value ? above[index - value] : 0
                let guess: UInt8 =
                    switch kind {
                    case 1: left
                    case 2: above[index]
                    case 3: UInt8((Int(left) + Int(above[index])) / 2)
                    case 4: Self.paeth(Int(left), Int(above[index]), Int(corner))
                    default: 0
                    }
                line[index] &+= guess
            }
            result += line
            start += 1 + row
            if line.count == row { above = line }
        }
        return result
    }

    /// Of the value at the left, above and between, the one nearest to their plane (RFC 2083, 6.6).
    private static func paeth(_ left: Int, _ above: Int, _ corner: Int) -> UInt8 {
        let plane = left + above - corner
        let (a, b, c) = (abs(plane - left), abs(plane - above), abs(plane - corner))
        return UInt8(truncatingIfNeeded: a <= b && a <= c ? left : b <= c ? above : corner)
    }
}
