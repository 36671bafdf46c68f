import Glibc

/// Bytes of a file, read where they are asked for, and only so many: a broken or hostile file costs a bounded amount of
/// time and memory.
struct ByteReader {
    /// The most bytes that are fetched from one file.
    static let budget = 64 << 20
    /// The most times that bytes are asked for: what a file repeats costs time without being fetched again.
    private static let mostSteps = 4 << 20
    private static let block = 4096

    /// Bytes of the whole file.
    let size: Int
    private let descriptor: Int32?
    private let whole: [UInt8]
    private var blocks: [Int: [UInt8]] = [:]
    private var fetched = 0
    private var steps = 0

    /// Bytes that are in memory.
    init(_ bytes: [UInt8]) {
        size = bytes.count
        descriptor = nil
        whole = bytes
    }

    private init(descriptor: Int32, size: Int) {
        self.size = size
        self.descriptor = descriptor
        whole = []
    }

    /// Opens a regular file for as long as `work` takes. Pipes and devices are refused: they may never end.
    static func reading<Made>(
        _ path: String, _ work: (inout ByteReader) throws(PageProblem) -> Made
    ) throws(PageProblem) -> Made {
        // Without O_NONBLOCK, opening a pipe would wait for somebody to write into it.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw PageProblem("cannot be read: \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw PageProblem("cannot be read: \(String(cString: strerror(errno)))")
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw PageProblem("is a folder; allowed: an image or a PDF file")
        case S_IFIFO: throw PageProblem("is a pipe; allowed: a regular file")
        default: throw PageProblem("is a device or socket; allowed: a regular file")
        }
        var reader = ByteReader(descriptor: descriptor, size: Int(status.st_size))
        return try work(&reader)
    }

    /// Exactly `count` bytes from `place` on.
    mutating func bytes(at place: Int, count: Int) throws(PageProblem) -> [UInt8] {
        guard place >= 0, count >= 0, place <= size, count <= size - place else {
            throw PageProblem("ends too soon: \(count) bytes are needed at byte \(place), the file has \(size)")
        }
        steps += 1
        guard steps <= Self.mostSteps else { throw PageProblem("has too many parts to tell its pages") }
        guard count > 0 else { return [] }
        if descriptor == nil { return Array(whole[place..<(place + count)]) }
        if count > 16 * Self.block { return try fetch(at: place, count: count) }
        var found: [UInt8] = []
        found.reserveCapacity(count)
        for index in (place / Self.block)...((place + count - 1) / Self.block) {
            let start = index * Self.block
            let bytes = try block(index)
            found += bytes[max(0, place - start)..<min(bytes.count, place + count - start)]
        }
        return found
    }

    /// At most `count` bytes from `place` on: fewer where the file ends.
    mutating func upTo(_ count: Int, at place: Int) throws(PageProblem) -> [UInt8] {
        guard place >= 0, place < size else { return [] }
        return try bytes(at: place, count: min(count, size - place))
    }

    private mutating func block(_ index: Int) throws(PageProblem) -> [UInt8] {
        if let block = blocks[index] { return block }
        let start = index * Self.block
        let block = try fetch(at: start, count: min(Self.block, size - start))
        blocks[index] = block
        return block
    }

    private mutating func fetch(at place: Int, count: Int) throws(PageProblem) -> [UInt8] {
        guard let descriptor else { return Array(whole[place..<(place + count)]) }
        guard count <= Self.budget - fetched else {
            throw PageProblem("would need more than \(Self.budget >> 20) MiB of it read to tell its pages")
        }
        fetched += count
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let read = bytes.withUnsafeMutableBytes { buffer in
                pread(
                    descriptor, buffer.baseAddress.map { $0 + done }, count - done,
                    off_t(place + done))
            }
            if read < 0, errno == EINTR { continue }
            guard read >= 0 else { throw PageProblem("cannot be read: \(String(cString: strerror(errno)))") }
            guard read > 0 else { throw PageProblem("ends too soon: it became shorter while it was read") }
            done += read
        }
        return bytes
    }
}

extension ByteReader {
    /// A number of one to eight bytes, the low byte first or last.
    mutating func number(at place: Int, bytes count: Int, isLittle: Bool) throws(PageProblem) -> UInt64 {
        let bytes = try bytes(at: place, count: count)
        return (isLittle ? bytes.reversed() : bytes).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// A number that is small enough to count with: below 2^53.
    mutating func whole(at place: Int, bytes count: Int, isLittle: Bool) throws(PageProblem) -> Int {
        let value = try number(at: place, bytes: count, isLittle: isLittle)
        guard value < 1 << 53 else { throw PageProblem("the number at byte \(place), \(value), lies outside the file") }
        return Int(value)
    }
}
