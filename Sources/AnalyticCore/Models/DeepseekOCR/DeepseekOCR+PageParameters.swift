/// How a page becomes views.
extension DeepseekOCRConfiguration {
    /// The page.
    static let page: [Parameter] = [
        Parameter(
            "image.mode", "mode", in: .image, .choice(\.imageMode),
            help: """
                How the page becomes views: tiny 512, small 640, base 1024 or large 1280 pixels alone, gundam 1024 with \
                640-pixel tiles, custom as set below, none for text alone.
                """),
        Parameter(
            "image.width", "width", unit: "pixels", in: .image,
            .whole(\.workload.image.width, 1...1_048_576, .by(64)),
            help:
                "Width of the page image. Only its ratio to the height, and whether both fit in 640, decide the tiles."),
        Parameter(
            "image.height", "height", unit: "pixels", in: .image,
            .whole(\.workload.image.height, 1...1_048_576, .by(64)),
            help:
                "Height of the page image. Only its ratio to the width, and whether both fit in 640, decide the tiles."),
        Parameter(
            "image.base_size", "base size", symbol: .imageSide, unit: "pixels", in: .image,
            .whole(\.imageBaseSize, 16...65_536, .by(64)),
            help: "Side of the global view, to which the page is padded. Changing it makes the mode custom."),
        Parameter(
            "image.crop", "crop", in: .image, .flag(\.imageCrop),
            help: "Whether tiles are cut beside the global view. Changing it makes the mode custom."),
        Parameter(
            "image.tile_size", "tile size", unit: "pixels", in: .image,
            .whole(\.imageTileSize, 16...65_536, .by(64)),
            help: "Side of a tile. Changing it makes the mode custom."),
        Parameter(
            "image.grid", "grid", in: .image, .grid(\.imageGrid, sides: 1...4096),
            help: """
                The grid of tiles, rows x columns. auto follows the reference: the grid whose shape is nearest to the page's. \
                1x1 means no tiles.
                """),
        Parameter(
            "image.min_tiles", "fewest tiles", unit: "tiles", in: .image,
            .whole(\.workload.image.minTiles, 1...4096, .by(1)),
            help: "Fewest tiles that the automatic grid may have."),
        Parameter(
            "image.max_tiles", "most tiles", unit: "tiles", in: .image,
            .whole(\.workload.image.maxTiles, 1...4096, .by(1)),
            help: "Most tiles that the automatic grid may have: 9 in the reference, 6 in its server variant."),
    ]
}
