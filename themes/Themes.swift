/// The theme files that are built into the program.
public enum ThemeFiles {
    /// Name and text of each, the default first.
    public static let all: [(name: String, text: String)] = [
        ("terminal", text(PackageResources.terminal_theme)),
        ("night", text(PackageResources.night_theme)),
        ("day", text(PackageResources.day_theme)),
        ("gruvbox", text(PackageResources.gruvbox_theme)),
        ("okabe-ito-dark", text(PackageResources.okabe_ito_dark_theme)),
        ("okabe-ito-light", text(PackageResources.okabe_ito_light_theme)),
        ("high-contrast", text(PackageResources.high_contrast_theme)),
        ("mono", text(PackageResources.mono_theme)),
    ]

    private static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
