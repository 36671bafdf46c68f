/// Keeps a selection in sight.
public enum ScrollWindow {
    /// The first visible row of `count` such that `selected` is among the `visible` ones, moved as little as possible
    /// from `previous`.
    public static func offset(count: Int, visible: Int, selected: Int, previous: Int) -> Int {
        guard visible > 0, count > visible else { return 0 }
        var offset = min(max(0, previous), count - visible)
        if selected < offset { offset = selected }
        if selected >= offset + visible { offset = selected - visible + 1 }
        return min(max(0, offset), count - visible)
    }
}
