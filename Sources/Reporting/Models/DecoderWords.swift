import AnalyticCore

/// A decoder in words.
enum DecoderWords {
    /// Its layers, one line a group: where they stand, and what they are.
    static func layers(of model: DecoderModel) -> [(place: String, attention: String, feedForward: String)] {
        model.groups.map { group in
            (indexes(group.indexes), attention(group.layer.attention), feedForward(group.layer.feedForward))
        }
    }

    private static func attention(_ attention: DecoderLayerShape.Attention) -> String {
        switch attention {
        case .grouped(let shape):
            var text = "\(shape.heads) heads of \(shape.headWidth)"
            switch shape.keyValueHeads {
            case shape.heads: text += ""
            case 1: text += ", 1 for keys and values"
            default: text += ", \(shape.keyValueHeads) for keys and values"
            }
            switch shape.window {
            case .sliding(let width)?: text += ", window \(width)"
            case .chunked(let width)?: text += ", chunks of \(width)"
            case nil: break
            }
            return text
        case .latent(let shape):
            return "\(shape.heads) heads from a latent vector of \(shape.cached)"
        }
    }

    private static func feedForward(_ half: DecoderLayerShape.Half) -> String {
        switch half {
        case .dense(let shape): return "\(shape.inner) wide"
        case .mixture(let shape):
            let shared = shape.shared.map { ", shared \($0.feedForward.inner)" } ?? ""
            return "\(shape.perToken) of \(shape.experts) experts, \(shape.inner) wide\(shared)"
        }
    }

    /// Runs of indexes; where there are many, the first two and the last: `0-4, 6-10, … 24-25`.
    static func indexes(_ indexes: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for index in indexes {
            if let last = runs.last, last.upperBound + 1 == index {
                runs[runs.count - 1] = last.lowerBound...index
            } else {
                runs.append(index...index)
            }
        }
        let texts = runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
        guard texts.count > 4, let last = texts.last else { return texts.joined(separator: ", ") }
        return texts.prefix(2).joined(separator: ", ") + ", … " + last
    }
}
