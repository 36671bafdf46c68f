/// A key of the keyboard.
public enum Key: Hashable, Sendable {
    case character(Character)
    case enter, tab, backTab, escape, backspace, delete, insert
    case up, down, left, right, pageUp, pageDown, home, end
    case function(Int)
}

/// A key with its modifiers. With control, letters are lower case.
public struct KeyChord: Hashable, Sendable {
    /// The key.
    public var key: Key
    /// Control is held.
    public var control: Bool
    /// Alt is held.
    public var alt: Bool
    /// Shift is held (not for characters, which are then other characters).
    public var shift: Bool

    /// A key with modifiers.
    public init(key: Key, control: Bool = false, alt: Bool = false, shift: Bool = false) {
        self.key = key
        self.control = control
        self.alt = alt
        self.shift = shift
    }
}

/// What the mouse did.
public enum MouseAction: Hashable, Sendable {
    case press, release, drag, wheelUp, wheelDown
}

/// Something that the mouse did, and where.
public struct MouseEvent: Hashable, Sendable {
    /// What.
    public var action: MouseAction
    /// Where.
    public var position: Point
    /// Which button, from 1.
    public var button: Int

    /// An event of the mouse.
    public init(action: MouseAction, position: Point, button: Int) {
        self.action = action
        self.position = position
        self.button = button
    }
}

/// Something that happened at the terminal.
public enum Event: Hashable, Sendable {
    /// A key was pressed.
    case key(KeyChord)
    /// Text was pasted.
    case paste(String)
    /// The mouse was used.
    case mouse(MouseEvent)
    /// The screen has a new size, or must be drawn anew.
    case resize(Size)
    /// The program is asked to end, or its input has ended.
    case quit
}
