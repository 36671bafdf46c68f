import TerminalKit

/// A mouse report as terminals send it: a button code and a position counted from 1.
///
/// Decoded here and not by the screen library, which merges or reverses reports that arrive together and takes only one
/// of the two forms for each terminal type.
struct MouseReport: Equatable {
    /// Bits 0-1 the button (3 for none), 32 movement, 64 the wheel; the other bits are modifier keys.
    var code: Int
    var column: Int
    var row: Int
    var isRelease: Bool

    /// From the numbers of `ESC [ < code ; column ; row M` or `m`; nil unless there are three, none of them negative.
    init?(parameters: [Int], isRelease: Bool) {
        guard parameters.count == 3, parameters.allSatisfy({ $0 >= 0 }) else { return nil }
        (code, column, row) = (parameters[0], parameters[1], parameters[2])
        self.isRelease = isRelease
    }

    /// From the three characters after `ESC [ M`, the older form, where button 3 stands for any button's release.
    init?(oldForm characters: [UInt8]) {
        guard characters.count == 3 else { return nil }
        let values = characters.map { Int($0) - 32 }
        (code, column, row) = (values[0], values[1], values[2])
        isRelease = code & 0b1100011 == 3
    }

    /// The event, given the button held before (0 for none), which is brought up to date.
    func event(heldButton: inout Int) -> MouseEvent? {
        let position = Point(column: max(column - 1, 0), row: max(row - 1, 0))
        let button = code & 3 == 3 ? 0 : code & 3 + 1
        if code & 64 != 0 {
            guard code & 3 < 2 else { return nil }  // a wheel that turns sideways
            return MouseEvent(action: code & 3 == 0 ? .wheelUp : .wheelDown, position: position, button: 0)
        }
        if isRelease {
            defer { heldButton = 0 }
            return MouseEvent(action: .release, position: position, button: button == 0 ? heldButton : button)
        }
        if code & 32 != 0 {
            guard button != 0 else { return nil }  // movement with no button held
            return MouseEvent(action: .drag, position: position, button: button)
        }
        heldButton = button
        return MouseEvent(action: .press, position: position, button: button)
    }
}
