extension DeviceCatalogue {
    /// Collected 2026-11-23 from the sources that each names: dense rates, decimal units; memory as nvidia-smi reports it where seen.
    static let amd = [
        Device(
            id: "mi250x", name: "Instinct MI250X (2 GCD)", vendor: "AMD", matrix16: DeviceFigure(383e12),
            integer8: DeviceFigure(383e12, .derived), vector: DeviceFigure(47.9e12), memory: DeviceFigure(128e9),
            bandwidth: DeviceFigure(3277e9), link: DeviceFigure(400e9), power: DeviceFigure(500),
            source:
                "cli99/llm-analysis@d841e40 gpu_configs/mi250x-128gb.json (383; 3200; 400); worldstockmarket.net (383 FP16, FP32 47.9, 500W TBP, 560 peak); id 60456699382",
            grade: "secondary",
            notes:
                "per module; one GCD = half: 191.5 TF / 64 GB / 1638 GB/s (software sees 2 devices); llm-analysis INT8 766 is wrong (INT8 = FP16 rate)"
        ),
        Device(
            id: "mi300x", name: "Instinct MI300X", vendor: "AMD", matrix16: DeviceFigure(1307.4e12, .derived),
            matrix8: DeviceFigure(2614.9e12, .derived), integer8: DeviceFigure(2614.9e12),
            vector: DeviceFigure(163.4e12, .derived), memory: DeviceFigure(192e9), bandwidth: DeviceFigure(5300e9),
            link: DeviceFigure(448e9), power: DeviceFigure(750),
            source:
                "awesomeagents.ai/hardware/amd-mi325x (same CDNA3 compute); id 57966761457 (1307.4); aiwiki.ai (192 GB, 5.3 TB/s, 750 W); emergentmind (448 GB/s aggregate)",
            grade: "secondary"),
        Device(
            id: "mi325x", name: "Instinct MI325X", vendor: "AMD", matrix16: DeviceFigure(1307.4e12),
            matrix8: DeviceFigure(2614.9e12), integer8: DeviceFigure(2614.9e12), vector: DeviceFigure(163.4e12),
            memory: DeviceFigure(256e9), bandwidth: DeviceFigure(6000e9), link: DeviceFigure(448e9, .unverified),
            power: DeviceFigure(1000),
            source: "awesomeagents.ai/hardware/amd-mi325x (1307.4/2614.9/163.4, 256 GB, 6 TB/s, 1000 W)",
            grade: "secondary"),
        Device(
            id: "mi355x", name: "Instinct MI355X", vendor: "AMD", matrix16: DeviceFigure(2500e12),
            matrix8: DeviceFigure(5000e12, .derived), matrix4: DeviceFigure(10000e12, .derived),
            integer8: DeviceFigure(5000e12), vector: DeviceFigure(157.3e12), memory: DeviceFigure(288e9),
            bandwidth: DeviceFigure(8000e9), link: DeviceFigure(538e9, .unverified), power: DeviceFigure(1400),
            source:
                "id 57966761457 & 60456699382 (BF16 2500); svethardware.cz (FP32 157.3, INT8 5 POPS dense, FP4/6 20 PF sparse, 288 GB, 8 TB/s, 1400 W)",
            grade: "secondary", notes: "exact product: 2516.6/5033/10066; link 538 per direction from memory"),
    ]
}
