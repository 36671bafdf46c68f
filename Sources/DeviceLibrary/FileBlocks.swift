import TOMLReading

/// The blocks of a file of the library, each under a `[[kind]]` header with its id in the line below: found without reading
/// what is in them, so that one device costs little. A test holds that each block reads as it does in its file.
struct FileBlocks: Sendable {
    private let name: String
    private let bytes: [UInt8]
    /// What stands before the first block.
    private let head: Range<Int>
    private let blocks: [Block]

    private struct Block {
        let kind: String
        let id: String
        let range: Range<Int>
    }

    init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        let starts = bytes.withUnsafeBufferPointer { bytes in
            bytes.indices.dropLast().filter { index in
                bytes[index] == UInt8(ascii: "[") && bytes[index + 1] == UInt8(ascii: "[")
                    && (index == 0 || bytes[index - 1] == UInt8(ascii: "\n"))
            }
        }
        head = 0..<(starts.first ?? bytes.count)
        let ends = starts.dropFirst() + [bytes.count]
        blocks = zip(starts, ends).compactMap { start, end in
            let lines = bytes[start..<end].split(separator: UInt8(ascii: "\n"), maxSplits: 2)
            guard lines.count > 1 else { return nil }
            let header = String(decoding: lines[0], as: UTF8.self)
            let words = String(decoding: lines[1], as: UTF8.self).split(separator: "\"")
            guard header.hasSuffix("]]"), words.count == 2, words[0] == "id = " else { return nil }
            return Block(kind: String(header.dropFirst(2).dropLast(2)), id: String(words[1]), range: start..<end)
        }
    }

    /// The ids of the blocks of a kind, in their order.
    func ids(of kind: String) -> [String] {
        blocks.compactMap { $0.kind == kind ? $0.id : nil }
    }

    /// A document of what stands before the blocks and of one block; nil where there is no such block.
    ///
    /// - Throws: `TOMLError`, whose lines are counted from the head on.
    func document(_ kind: String, _ id: String) throws(TOMLError) -> TOMLDocument? {
        guard let block = blocks.first(where: { $0.id == id && $0.kind == kind }) else { return nil }
        return try TOMLDocument(bytes: Array(bytes[head] + bytes[block.range]), name: name)
    }
}
