/// Views and tokens of a workload: everything that is not a polynomial, worked out before any formula is read.
///
/// Source: `DeepseekOCRForCausalLM.infer` and `DeepseekOCRModel.forward` in modeling_deepseekocr.py.
public struct WorkloadGeometry: Hashable, Sendable {
    /// Whether there is a page at all.
    public let hasImage: Bool
    /// Side of the global view, pixels.
    public let baseSize: Int
    /// Side of a tile, pixels.
    public let tileSize: Int
    /// The grid of tiles; 1×1 with no tiles where the page is not cut.
    public let grid: TileGrid
    /// Side of the global view's feature grid, tokens.
    public let baseFeatures: Int
    /// Side of a tile's feature grid, tokens.
    public let tileFeatures: Int
    /// Text tokens of the prompt.
    public let textTokens: Int

    /// Works out the views of `workload` for a SAM tower of the given constants.
    public init(_ workload: Workload, sam: SAMConfiguration) {
        let image = workload.image
        hasImage = image.mode != .none
        baseSize = image.baseSize
        tileSize = image.tileSize
        if !hasImage || !image.isCropped {
            grid = TileGrid(columns: 1, rows: 1)
        } else if let forced = image.forcedGrid {
            grid = forced
        } else {
            grid = ImageTiling.grid(
                imageWidth: image.width, imageHeight: image.height, tileSize: image.tileSize, minTiles: image.minTiles,
                maxTiles: image.maxTiles)
        }
        baseFeatures = sam.featureSide(image: image.baseSize)
        tileFeatures = sam.featureSide(image: image.tileSize)
        textTokens = workload.promptTokens
    }

    /// A prompt of text alone.
    init(textTokens: Int) {
        hasImage = false
        (baseSize, tileSize, baseFeatures, tileFeatures) = (0, 0, 0, 0)
        grid = TileGrid(columns: 1, rows: 1)
        self.textTokens = textTokens
    }

    /// Global views of one page: 1, or none for text alone.
    public var globalViews: Int { hasImage ? 1 : 0 }
    /// Tiles of one page.
    public var tiles: Int { hasImage ? grid.tiles : 0 }
    /// Tokens of the global view: a newline token after each row, and the separator.
    public var globalTokens: Int { hasImage ? baseFeatures * (baseFeatures + 1) + 1 : 0 }
    /// Tokens of the tiles, which form one picture: a newline token after each of its rows.
    public var tileTokens: Int {
        tiles == 0 ? 0 : (tileFeatures * grid.columns + 1) * (tileFeatures * grid.rows)
    }
    /// Tokens of the page.
    public var imageTokens: Int { globalTokens + tileTokens }
    /// Tokens of the whole prompt: the context that prefill processes.
    public var contextTokens: Int { imageTokens + textTokens }
}
