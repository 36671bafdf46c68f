/// Values that belong together: writing one keeps the others true.
extension Scenario {
    /// The preset; choosing one sets base size, tile size and cropping.
    var imageMode: ImageMode {
        get { workload.image.mode }
        set {
            workload.image.mode = newValue
            guard let preset = newValue.preset else { return }
            workload.image.baseSize = preset.base
            workload.image.tileSize = preset.tile
            workload.image.isCropped = preset.crop
            if !preset.crop { workload.image.forcedGrid = nil }
        }
    }

    /// Side of the global view.
    var imageBaseSize: Int {
        get { workload.image.baseSize }
        set { changeImage { $0.baseSize = newValue } }
    }

    /// Side of a tile.
    var imageTileSize: Int {
        get { workload.image.tileSize }
        set { changeImage { $0.tileSize = newValue } }
    }

    /// Whether tiles are cut; without them a forced grid is dropped.
    var imageCrop: Bool {
        get { workload.image.isCropped }
        set {
            changeImage { $0.isCropped = newValue }
            if !newValue { workload.image.forcedGrid = nil }
        }
    }

    /// The forced grid; forcing one turns cropping on.
    var imageGrid: TileGrid? {
        get { workload.image.forcedGrid }
        set {
            if newValue != nil { changeImage { $0.isCropped = true } }
            workload.image.forcedGrid = newValue
        }
    }

    /// A change that leaves the preset makes the mode custom.
    private mutating func changeImage(_ change: (inout ImageInput) -> Void) {
        let before = workload.image
        change(&workload.image)
        if workload.image != before { workload.image.mode = .custom }
    }

    /// CLIP's width, which is also what SAM puts out.
    var visionWidth: Int {
        get { deepseekOCR.clip.width }
        set {
            deepseekOCR.clip.width = newValue
            deepseekOCR.sam.outputChannels = newValue
        }
    }
}
