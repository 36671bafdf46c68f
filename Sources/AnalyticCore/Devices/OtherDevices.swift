extension DeviceCatalogue {
    /// Collected 2026-11-23 from the sources that each names: dense rates, decimal units; memory as nvidia-smi reports it where seen.
    static let others = [
        Device(
            id: "m2-ultra-76", name: "Apple M2 Ultra (76-core)", vendor: "Apple",
            matrix16: DeviceFigure(27.2e12, .derived), vector: DeviceFigure(27.2e12, .derived),
            memory: DeviceFigure(192e9), bandwidth: DeviceFigure(800e9), takesBF16: false,
            source:
                "hmc-tech (60-core = 21.47 at 1398 MHz -> x76/60 = 27.2); arstechnica via blog.patti.tech (192 GB, 800 GB/s)",
            grade: "secondary", notes: "no matrix unit: FP16 = FP32 rate; TDP not published (system)"),
        Device(
            id: "m3-max-40", name: "Apple M3 Max (40-core)", vendor: "Apple",
            matrix16: DeviceFigure(14.3e12, .disputed, high: 16.4e12),
            vector: DeviceFigure(14.3e12, .disputed, high: 16.4e12), memory: DeviceFigure(128e9, .unverified),
            bandwidth: DeviceFigure(400e9), source: "hmc-tech.com apple-40-core-m3-max (14.32 at 1398 MHz)",
            grade: "secondary", notes: "clock disputed (~1.6 GHz -> 16.4 TF); 400 GB/s, 128 GB from memory"),
        Device(
            id: "m3-ultra-80", name: "Apple M3 Ultra (80-core)", vendor: "Apple",
            matrix16: DeviceFigure(28.6e12, .disputed, high: 32.8e12),
            vector: DeviceFigure(28.6e12, .disputed, high: 32.8e12), memory: DeviceFigure(512e9),
            bandwidth: DeviceFigure(819e9),
            source: "worldmagazine/TechPowerUp news (80 GPU cores, 512 GB, 819 GB/s); FLOPs = 2 x M3 Max (derived)",
            grade: "secondary", notes: "TFLOPS derived, disputed 28.6-32.8"),
        Device(
            id: "m4-max-40", name: "Apple M4 Max (40-core)", vendor: "Apple", matrix16: DeviceFigure(17.2e12, .derived),
            vector: DeviceFigure(17.2e12, .derived), memory: DeviceFigure(128e9), bandwidth: DeviceFigure(546e9),
            source: "hmc-tech (32-core = 13.74 at 1678 MHz -> x40/32); gamebastion.com/wccftech (546 GB/s, 128 GB)",
            grade: "secondary", notes: "32-core variant: 410 GB/s"),
        Device(
            id: "tpu-v5e", name: "Cloud TPU v5e", vendor: "Google", matrix16: DeviceFigure(197e12),
            integer8: DeviceFigure(393e12), memory: DeviceFigure(16e9), bandwidth: DeviceFigure(819e9),
            link: DeviceFigure(200e9),
            source:
                "cloud.google.com/tpu/docs/v5e (197, 16 GB, 819 GB/s, 1600 Gbps); docs.cloud.google.com/tpu/docs/v6e (INT8 393)",
            grade: "first-party (NVIDIA aiconfigurator repo / Google docs)",
            notes: "link = 1600 Gb/s aggregate; TDP unpublished"),
        Device(
            id: "tpu-v5p", name: "Cloud TPU v5p", vendor: "Google", matrix16: DeviceFigure(459e12),
            integer8: DeviceFigure(918e12), memory: DeviceFigure(95e9), bandwidth: DeviceFigure(2765e9),
            link: DeviceFigure(600e9),
            source: "aiwiki.ai/wiki/google_tpu_v5p (459/918, 95 GB, ~2.76 TB/s, 4800 Gbps); GenZ system_configs.py",
            grade: "secondary"),
        Device(
            id: "tpu-v6e", name: "Cloud TPU v6e (Trillium)", vendor: "Google", matrix16: DeviceFigure(918e12),
            integer8: DeviceFigure(1836e12), memory: DeviceFigure(32e9), bandwidth: DeviceFigure(1640e9),
            link: DeviceFigure(400e9),
            source:
                "docs.cloud.google.com/tpu/docs/v6e (918/1836, 32 GB, 1600 GB/s, 3200 Gbps); GenZ system_configs.py (1640)",
            grade: "first-party (NVIDIA aiconfigurator repo / Google docs)", notes: "Google page rounds BW to 1600"),
        Device(
            id: "ascend-910b", name: "Ascend 910B (64GB)", vendor: "Huawei",
            matrix16: DeviceFigure(320e12, .disputed, low: 256e12, high: 376e12),
            integer8: DeviceFigure(640e12, .unverified), memory: DeviceFigure(64e9),
            bandwidth: DeviceFigure(1600e9, .disputed, low: 400e9), link: DeviceFigure(196e9, .unverified),
            power: DeviceFigure(310),
            source:
                "boardor.com (FP16 ~320, 64 GB, 310 W); other pages claim 256/512 (jishuzhan) or 376 (910B2/B3, memory)",
            grade: "secondary",
            notes:
                "DISPUTED: 256-376 TF FP16; bandwidth 400-1600 GB/s across pages, 1600 from memory; make user-editable"),
        Device(
            id: "gaudi2", name: "Gaudi 2", vendor: "Intel", matrix16: DeviceFigure(432e12),
            matrix8: DeviceFigure(865e12, .disputed), memory: DeviceFigure(96e9), bandwidth: DeviceFigure(2450e9),
            link: DeviceFigure(300e9, .unverified), power: DeviceFigure(600),
            source: "pcguia.pt (BF16 432, 96 GB, 2.45 TB/s, 600 W; prints FP8 835)", grade: "secondary",
            notes: "FP8 865 from memory; link 24x100GbE"),
        Device(
            id: "gaudi3", name: "Gaudi 3 (OAM)", vendor: "Intel", matrix16: DeviceFigure(1835e12),
            matrix8: DeviceFigure(1835e12), integer8: DeviceFigure(1835e12), memory: DeviceFigure(128e9),
            bandwidth: DeviceFigure(3700e9), link: DeviceFigure(600e9, .derived), power: DeviceFigure(900),
            source: "evokernel-specs.pages.dev/hardware/gaudi-3; yobitel.com; theregister.com 2024/04/09",
            grade: "secondary",
            notes: "link 24x200GbE = 600 GB/s per direction; PCIe card 600 W; INT8 only in one source"),
    ]
}
