import CInflate

/// Bytes that were compressed by zlib, as most streams of a PDF are.
enum Inflating {
    /// The most bytes that one stream may become.
    static let most = 64 << 20

    static func bytes(of compressed: [UInt8]) throws(PageProblem) -> [UInt8] {
        var capacity = min(most, max(65_536, 8 * compressed.count))
        while true {
            var result = Int32(CI_BROKEN)
            let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                result = compressed.withUnsafeBufferPointer { input in
                    ci_inflate(input.baseAddress, input.count, buffer.baseAddress, capacity, &count)
                }
            }
            switch result {
            case Int32(CI_DONE): return bytes
            case Int32(CI_FULL) where capacity < most: capacity = min(most, capacity * 4)
            case Int32(CI_FULL): throw PageProblem("a stream becomes more than \(most >> 20) MiB")
            case Int32(CI_CUT): throw PageProblem("a compressed stream ends too soon")
            default: throw PageProblem("a compressed stream is broken")
            }
        }
    }
}
