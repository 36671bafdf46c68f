/// What stands in one place of a grid of cells: a scalar with the columns it takes, or the two halves of a flag.
public struct DisplayUnit: Hashable, Sendable {
    /// The scalar that is drawn.
    public let scalar: Unicode.Scalar
    /// The second regional indicator of a flag, which is drawn in the second column; nil for all else.
    public let second: Unicode.Scalar?
    /// Columns: 1 or 2.
    public let columns: Int
    /// Whether the scalar itself is one column wide and only its sequence takes two, as a heart shown as emoji does.
    public let isWidened: Bool
}

/// The units of a text. Marks that take no column, the second half of emoji joined by a zero-width joiner, and skin
/// tones belong to the unit before them, so that a unit is what a terminal with current fonts shows as one sign.
public struct DisplayUnits: Sequence, IteratorProtocol {
    private let scalars: Substring.UnicodeScalarView
    private var index: String.Index

    /// The units of a text.
    public init(_ text: String) {
        self.init(text[...])
    }

    /// The units of a part of a text.
    public init(_ text: Substring) {
        scalars = text.unicodeScalars
        index = scalars.startIndex
    }

    /// The next unit; scalars without a column that follow nothing are passed over.
    public mutating func next() -> DisplayUnit? {
        while index < scalars.endIndex {
            let scalar = scalars[index]
            scalars.formIndex(after: &index)
            let columns = displayWidth(scalar)
            guard columns > 0 else { continue }
            // Nothing joins plain ASCII or a drawn frame, unless the next scalar is one of the rare ones.
            guard index < scalars.endIndex, scalars[index].value >= 0x200D else {
                return DisplayUnit(scalar: scalar, second: nil, columns: columns, isWidened: false)
            }
            return unit(from: scalar, columns: columns)
        }
        return nil
    }

    private mutating func unit(from scalar: Unicode.Scalar, columns: Int) -> DisplayUnit {
        if scalar.isRegionalIndicator, scalars[index].isRegionalIndicator {
            let second = scalars[index]
            scalars.formIndex(after: &index)
            return DisplayUnit(scalar: scalar, second: second, columns: 2, isWidened: false)
        }
        var columns = columns
        let own = columns
        var previous = scalar
        while index < scalars.endIndex {
            let follower = scalars[index]
            if follower.value == 0xFE0F, scalar.properties.isEmoji {
                columns = 2
            } else if follower.isSkinTone, previous.isPictograph, columns == 2 {
                // Taken up by the hand or person right before it.
            } else if follower.value == 0x200D, previous.value != 0x200D, scalar.isPictograph, columns == 2 {
                // What the joiner joins is part of this sign.
                scalars.formIndex(after: &index)
                guard index < scalars.endIndex, scalars[index].isPictograph else {
                    previous = follower
                    continue
                }
            } else if displayWidth(follower) > 0 {
                break
            }
            previous = scalars[index]
            scalars.formIndex(after: &index)
        }
        return DisplayUnit(
            scalar: scalar, second: nil, columns: columns, isWidened: columns > own || scalar.isRegionalIndicator)
    }
}

extension Unicode.Scalar {
    fileprivate var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }
    fileprivate var isSkinTone: Bool { (0x1F3FB...0x1F3FF).contains(value) }
    /// Emoji that joiners and skin tones work on: none of the digits, halves of flags, or skin tones themselves.
    fileprivate var isPictograph: Bool {
        value > 0x7F && properties.isEmoji && !isRegionalIndicator && !isSkinTone
    }
}
