/// Tiny PDF files.
enum SampleDocuments {
    /// The objects of a document: each is what stands between `obj` and `endobj`.
    typealias Objects = [(number: Int, body: [UInt8])]

    static func objects(_ texts: [(Int, String)]) -> Objects { texts.map { ($0.0, Array($0.1.utf8)) } }

    /// Two pages: one that inherits its box and is turned, one of its own, cut and enlarged.
    static let pair: [(Int, String)] = [
        (1, "<< /Type /Catalog /Pages 2 0 R /Lang (en\\)) >>"),
        (2, "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 595.276 841.89] /Rotate 90 >>"),
        (3, "<< /Type /Page /Parent 2 0 R >>"),
        (
            4,
            "<< /Type /Page /Parent 2 0 R /MediaBox 5 0 R /CropBox [100 50 300 350] /Rotate 0 /UserUnit 2 % half\n >>"
        ),
        (5, "[ 0 0 400 800 ]"),
    ]

    /// A file with a table of text lines.
    static func plain(_ objects: Objects, trailer: String = "/Root 1 0 R") -> [UInt8] {
        var bytes = Array("%PDF-1.4\n".utf8)
        var places: [Int: Int] = [:]
        for (number, body) in objects {
            places[number] = bytes.count
            bytes += Array("\(number) 0 obj\n".utf8) + body + Array("\nendobj\n".utf8)
        }
        let start = bytes.count
        let size = (objects.map(\.number).max() ?? 0) + 1
        bytes += Array("xref\n0 \(size)\n0000000000 65535 f \n".utf8)
        for number in 1..<size {
            let place = String(places[number] ?? 0)
            let kind = places[number] == nil ? "f" : "n"
            bytes += Array((String(repeating: "0", count: 10 - place.count) + place + " 00000 \(kind) \n").utf8)
        }
        return bytes + Array("trailer\n<< /Size \(size) \(trailer) >>\nstartxref\n\(start)\n%%EOF\n".utf8)
    }

    static func plain(_ texts: [(Int, String)], trailer: String = "/Root 1 0 R") -> [UInt8] {
        plain(objects(texts), trailer: trailer)
    }

    /// A file whose objects lie in a stream of objects, and whose table is a stream: as PDF 1.5 has it.
    ///
    /// - Parameter compress: what becomes of the data of both streams, with the entries that say so.
    static func compressed(
        _ texts: [(Int, String)], compress: ([UInt8], _ row: Int?) -> (data: [UInt8], entries: String)
    ) -> [UInt8] {
        var head = ""
        var body = ""
        for (number, text) in texts {
            head += "\(number) \(body.utf8.count) "
            body += text + " "
        }
        let holder = (texts.map(\.0).max() ?? 0) + 1
        let table = holder + 1
        var bytes = Array("%PDF-1.5\n".utf8)
        let holderPlace = bytes.count
        let inner = compress(Array((head + body).utf8), nil)
        bytes += stream(
            holder, "/Type /ObjStm /N \(texts.count) /First \(head.utf8.count) \(inner.entries)", inner.data)
        let tablePlace = bytes.count
        var rows: [UInt8] = []
        for number in 1...table {
            let index = texts.firstIndex { $0.0 == number }
            switch number {
            case holder: rows += [1] + SampleFiles.big(holderPlace, 2) + [0]
            case table: rows += [1] + SampleFiles.big(tablePlace, 2) + [0]
            default: rows += index.map { [2] + SampleFiles.big(holder, 2) + [UInt8($0)] } ?? [0, 0, 0, 0]
            }
        }
        let outer = compress(rows, 4)
        bytes += stream(
            table,
            "/Type /XRef /W [1 2 1] /Index [1 \(table)] /Size \(table + 1) /Root 1 0 R \(outer.entries)", outer.data)
        return bytes + Array("startxref\n\(tablePlace)\n%%EOF\n".utf8)
    }

    static func stream(_ number: Int, _ entries: String, _ data: [UInt8]) -> [UInt8] {
        Array("\(number) 0 obj\n<< \(entries) /Length \(data.count) >>\nstream\n".utf8) + data
            + Array("\nendstream\nendobj\n".utf8)
    }

    /// zlib data that hold the bytes as they are.
    static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var (low, high) = (1, 0)
        for byte in bytes {
            low = (low + Int(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return [0x78, 0x01, 0x01] + SampleFiles.little(bytes.count, 2)
            + SampleFiles.little(~bytes.count & 0xFFFF, 2) + bytes + SampleFiles.big(high << 16 | low, 4)
    }

    /// Rows as differences to the row above, as a table usually is.
    static func differences(_ bytes: [UInt8], row: Int) -> [UInt8] {
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: row) {
            result.append(2)
            for index in start..<min(bytes.count, start + row) {
                result.append(bytes[index] &- (index >= row ? bytes[index - row] : 0))
            }
        }
        return result
    }

    /// `pair` as modern writers leave it.
    static var modern: [UInt8] {
        compressed(pair) { bytes, row in
            guard let row else { return (stored(bytes), "/Filter /FlateDecode") }
            return (
                stored(differences(bytes, row: row)),
                "/Filter [/FlateDecode] /DecodeParms [<< /Predictor 12 /Columns \(row) >>]"
            )
        }
    }
}
