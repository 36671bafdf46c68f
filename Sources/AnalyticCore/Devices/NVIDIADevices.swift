extension DeviceCatalogue {
    /// Collected 2026-11-23 from the sources that each names: dense rates, decimal units; memory as nvidia-smi reports it where seen.
    static let nvidia = [
        Device(
            id: "a100-sxm-40", name: "A100 SXM4 40GB", vendor: "NVIDIA", matrix16: DeviceFigure(312e12),
            integer8: DeviceFigure(624e12), vector: DeviceFigure(19.5e12), memory: DeviceFigure(40e9),
            bandwidth: DeviceFigure(1555e9), link: DeviceFigure(300e9), power: DeviceFigure(400),
            source:
                "cli99/llm-analysis@d841e40 gpu_configs/a100-sxm-40gb.json; hmc-tech.com/gpu/nvidia-a100-sxm-40gb-vs-nvidia-tesla-p6 (311.87/623.74/19.49, 400W)",
            grade: "secondary"),
        Device(
            id: "a100-pcie-40", name: "A100 PCIe 40GB", vendor: "NVIDIA", matrix16: DeviceFigure(312e12),
            integer8: DeviceFigure(624e12, .unverified), vector: DeviceFigure(19.5e12), memory: DeviceFigure(40e9),
            bandwidth: DeviceFigure(1555e9), link: DeviceFigure(32e9, .unverified), power: DeviceFigure(250),
            source:
                "cli99/llm-analysis@d841e40 gpu_configs/a100-pcie-40gb.json; botcraftman.ru a100-pcie (1555 GB/s, 250 W, FP32 19.49)",
            grade: "secondary", notes: "llm-analysis lists 300 GB/s intra-node (NVLink bridge pair); 32 = PCIe4 x16"),
        Device(
            id: "a100-sxm-80", name: "A100 SXM4 80GB", vendor: "NVIDIA", matrix16: DeviceFigure(312e12),
            integer8: DeviceFigure(624e12), vector: DeviceFigure(19.5e12), memory: DeviceFigure(80e9),
            bandwidth: DeviceFigure(2039e9), link: DeviceFigure(300e9), power: DeviceFigure(400),
            source:
                "ai-dynamo/aiconfigurator@095f58a aic-core/src/aiconfigurator_core/systems/a100_sxm.yaml; jishuzhan.net/article/1872432607539499010",
            grade: "first-party (NVIDIA aiconfigurator repo / Google docs)"),
        Device(
            id: "a100-pcie-80", name: "A100 PCIe 80GB", vendor: "NVIDIA", matrix16: DeviceFigure(312e12),
            integer8: DeviceFigure(624e12), vector: DeviceFigure(19.5e12), memory: DeviceFigure(80e9),
            bandwidth: DeviceFigure(1935e9), link: DeviceFigure(32e9), power: DeviceFigure(300),
            source:
                "ai-dynamo/aiconfigurator@095f58a aic-core/src/aiconfigurator_core/systems/a100_pcie.yaml; jishuzhan.net",
            grade: "first-party (NVIDIA aiconfigurator repo / Google docs)"),
        Device(
            id: "h100-sxm", name: "H100 SXM5 80GB", vendor: "NVIDIA", matrix16: DeviceFigure(989.4e12),
            matrix8: DeviceFigure(1978.9e12), integer8: DeviceFigure(1978.9e12), vector: DeviceFigure(66.9e12),
            memory: DeviceFigure(80e9), bandwidth: DeviceFigure(3350e9), link: DeviceFigure(450e9),
            power: DeviceFigure(700),
            source:
                "glennklockwood.com/garden/processors/h100; ai-dynamo/aiconfigurator@095f58a aic-core/src/aiconfigurator_core/systems/h100_sxm.yaml",
            grade: "first-party (NVIDIA aiconfigurator repo / Google docs)"),
        Device(
            id: "h100-pcie", name: "H100 PCIe 80GB", vendor: "NVIDIA", matrix16: DeviceFigure(756.5e12),
            matrix8: DeviceFigure(1513e12), integer8: DeviceFigure(1513e12), vector: DeviceFigure(51.2e12),
            memory: DeviceFigure(80e9), bandwidth: DeviceFigure(2000e9), link: DeviceFigure(64e9),
            power: DeviceFigure(350),
            source:
                "ai-dynamo/aiconfigurator@095f58a aic-core/src/aiconfigurator_core/systems/h100_pcie.yaml (states sparse 1513 -> dense 756.5); hmc-tech (FP32 51.22, 350W)",
            grade: "first-party (NVIDIA aiconfigurator repo / Google docs)",
            notes: "NVLink-bridge pair 300 GB/s per direction; 64 = PCIe5 x16"),
        Device(
            id: "h100-nvl", name: "H100 NVL 94GB", vendor: "NVIDIA", matrix16: DeviceFigure(835.5e12, .derived),
            matrix8: DeviceFigure(1670.5e12, .derived), integer8: DeviceFigure(1670.5e12, .derived),
            vector: DeviceFigure(60e12), memory: DeviceFigure(94e9), bandwidth: DeviceFigure(3900e9),
            link: DeviceFigure(300e9, .unverified), power: DeviceFigure(400),
            source:
                "jishuzhan.net/article/1872432607539499010 (sparse 1671/3341 halved; 94GB, 3.9TB/s, 400W); torchtitan-style get_peak_flops NVL=835e12 (search corpus code)",
            grade: "secondary",
            notes: "per GPU; TDP 350-400 W configurable; link from memory (600 GB/s bidirectional bridge)"),
        Device(
            id: "h200-sxm", name: "H200 SXM 141GB", vendor: "NVIDIA", matrix16: DeviceFigure(989.4e12),
            matrix8: DeviceFigure(1978.9e12), integer8: DeviceFigure(1978.9e12), vector: DeviceFigure(66.9e12),
            memory: DeviceFigure(141e9, .disputed, high: 151.4e9), bandwidth: DeviceFigure(4800e9),
            link: DeviceFigure(450e9), power: DeviceFigure(700),
            source:
                "ai-dynamo/aiconfigurator@095f58a aic-core/src/aiconfigurator_core/systems/h200_sxm.yaml; glennklockwood.com/garden/processors/h100",
            grade: "first-party (NVIDIA aiconfigurator repo / Google docs)",
            notes:
                "unit ambiguous: aiconfigurator counts 141 GiB (151.4e9 B); nvidia-smi reports about 143771 MiB = 140.4 GiB [mem], so the GiB reading is the closer one: check on a device"
        ),
        Device(
            id: "h20", name: "H20 96GB", vendor: "NVIDIA", matrix16: DeviceFigure(148e12),
            matrix8: DeviceFigure(296e12), integer8: DeviceFigure(296e12), vector: DeviceFigure(44e12),
            memory: DeviceFigure(96e9), bandwidth: DeviceFigure(4000e9), link: DeviceFigure(450e9),
            power: DeviceFigure(400),
            source:
                "alibaba/InferSim@f2293da hardware/gpu.py; willitrunai.com/es/gpus/h20-96gb; zangshuxian.com (FP32 44, INT8 296)",
            grade: "secondary"),
        Device(
            id: "b200-sxm", name: "B200 SXM (HGX/DGX)", vendor: "NVIDIA", matrix16: DeviceFigure(2250e12),
            matrix8: DeviceFigure(4500e12), matrix4: DeviceFigure(9000e12), integer8: DeviceFigure(4500e12),
            vector: DeviceFigure(75e12, .unverified), memory: DeviceFigure(180e9), bandwidth: DeviceFigure(7700e9),
            link: DeviceFigure(900e9), power: DeviceFigure(1000),
            source:
                "ai-dynamo/aiconfigurator@095f58a aic-core/src/aiconfigurator_core/systems/b200_sxm.yaml; datacrunch.io/blog/nvidia-b300-vs-b200 (dense)",
            grade: "first-party (NVIDIA aiconfigurator repo / Google docs)",
            notes:
                "FP32 75 from memory (unverified); marketing '192 GB, 8 TB/s' is the raw part; 180 GB/7.7 TB/s on HGX"),
        Device(
            id: "gb200", name: "GB200 (per GPU)", vendor: "NVIDIA", matrix16: DeviceFigure(2500e12),
            matrix8: DeviceFigure(5000e12), matrix4: DeviceFigure(10000e12), integer8: DeviceFigure(5000e12),
            vector: DeviceFigure(80e12, .derived), memory: DeviceFigure(198674743296), bandwidth: DeviceFigure(8000e9),
            link: DeviceFigure(900e9), power: DeviceFigure(1200),
            source:
                "ai-dynamo/aiconfigurator@095f58a aic-core/src/aiconfigurator_core/systems/gb200.yaml (189471 MiB by nvidia-smi = 198.7e9 B); hmc-tech GB200 superchip FP32 160.04/2",
            grade: "first-party (NVIDIA aiconfigurator repo / Google docs)",
            notes: "InferSim lists mem_bw 13400 for 'GB200' (wrong for one GPU); GenZ lists Flops 4500 (FP8 of B200)"),
        Device(
            id: "b300-sxm", name: "B300 SXM (HGX)", vendor: "NVIDIA", matrix16: DeviceFigure(2250e12),
            matrix8: DeviceFigure(4500e12), matrix4: DeviceFigure(14000e12, .disputed, low: 13125e12),
            integer8: DeviceFigure(153.5e12, .disputed, high: 4500e12), vector: DeviceFigure(75e12),
            memory: DeviceFigure(288400343040), bandwidth: DeviceFigure(8000e9, .disputed, low: 7750e9),
            link: DeviceFigure(900e9), power: DeviceFigure(1100),
            source:
                "ai-dynamo/aiconfigurator@095f58a aic-core/src/aiconfigurator_core/systems/b300_sxm.yaml (7750 GB/s, INT8 153.5, FP4 14000); glennklockwood.com/garden/processors/B300 (FP4 dense 13125, FP32 75); datacrunch.io (INT8 0.15 POPS, 8 TB/s, 1100W)",
            grade: "first-party (NVIDIA aiconfigurator repo / Google docs)",
            notes:
                "sources disagree: INT8 153.5 vs 4500 (Lockwood), FP4 13125-14000, BW 7750-8000; itkb.uw.cz claims BF16 3500/FP8 7000: contradicted by 3 sources"
        ),
        Device(
            id: "gb300", name: "GB300 (per GPU)", vendor: "NVIDIA", matrix16: DeviceFigure(2500e12),
            matrix8: DeviceFigure(5000e12), matrix4: DeviceFigure(15000e12), integer8: DeviceFigure(165e12),
            vector: DeviceFigure(80e12, .unverified), memory: DeviceFigure(298013687808),
            bandwidth: DeviceFigure(8000e9), link: DeviceFigure(900e9), power: DeviceFigure(1400),
            source: "ai-dynamo/aiconfigurator@095f58a aic-core/src/aiconfigurator_core/systems/gb300.yaml",
            grade: "first-party (NVIDIA aiconfigurator repo / Google docs)", notes: "FP32 from memory"),
        Device(
            id: "l4", name: "L4 24GB", vendor: "NVIDIA", matrix16: DeviceFigure(121e12), matrix8: DeviceFigure(242e12),
            integer8: DeviceFigure(242e12), vector: DeviceFigure(30.3e12, .unverified), memory: DeviceFigure(24e9),
            bandwidth: DeviceFigure(300e9), link: DeviceFigure(32e9), power: DeviceFigure(72),
            source:
                "ai-dynamo/aiconfigurator@095f58a aic-core/src/aiconfigurator_core/systems/l4.yaml (states 242/485 are sparse); hmc-tech L4 (125.3 at 2040 MHz boost; FP32 31.3)",
            grade: "first-party (NVIDIA aiconfigurator repo / Google docs)", notes: "FP32 30.3 = datasheet, from memory"
        ),
        Device(
            id: "l40s", name: "L40S 48GB", vendor: "NVIDIA", matrix16: DeviceFigure(362.05e12),
            matrix8: DeviceFigure(733e12), integer8: DeviceFigure(733e12), vector: DeviceFigure(91.6e12),
            memory: DeviceFigure(48305799168), bandwidth: DeviceFigure(864e9), link: DeviceFigure(32e9),
            power: DeviceFigure(350),
            source:
                "ai-dynamo/aiconfigurator@095f58a aic-core/src/aiconfigurator_core/systems/l40s.yaml; mullet.se product 355414 (dense|sparse columns)",
            grade: "first-party (NVIDIA aiconfigurator repo / Google docs)"),
        Device(
            id: "a10", name: "A10 24GB", vendor: "NVIDIA", matrix16: DeviceFigure(125e12),
            integer8: DeviceFigure(250e12), vector: DeviceFigure(31.2e12), memory: DeviceFigure(24e9),
            bandwidth: DeviceFigure(600e9), link: DeviceFigure(32e9, .unverified), power: DeviceFigure(150),
            source:
                "cli99/llm-analysis@d841e40 gpu_configs/a10-pcie-28gb.json (125/250/600; its '28 GB' is wrong); sysrqmts.com A10 PCIe (24 GB, 600.2 GB/s, FP32 31.24, 150W)",
            grade: "secondary"),
        Device(
            id: "t4", name: "T4 16GB", vendor: "NVIDIA", matrix16: DeviceFigure(65e12), integer8: DeviceFigure(130e12),
            vector: DeviceFigure(8.1e12), memory: DeviceFigure(16e9), bandwidth: DeviceFigure(320e9),
            link: DeviceFigure(16e9, .unverified), power: DeviceFigure(70), takesBF16: false,
            source: "hmc-tech.com/gpu/nvidia-t4-vs-nvidia-v100-sxm (65.13/130.25/8.14, 70W); sysrqmts (320 GB/s)",
            grade: "secondary", notes: "FP16 tensor; no BF16 tensor path"),
        Device(
            id: "v100-sxm", name: "V100 SXM2 32GB", vendor: "NVIDIA", matrix16: DeviceFigure(125e12),
            integer8: DeviceFigure(62.7e12), vector: DeviceFigure(15.7e12), memory: DeviceFigure(32e9),
            bandwidth: DeviceFigure(900e9), link: DeviceFigure(150e9), power: DeviceFigure(300), takesBF16: false,
            source:
                "hmc-tech.com/gpu/nvidia-t4-vs-nvidia-v100-sxm (125.34 FP16 tensor, INT8 62.67 CUDA-core DP4A); cli99/llm-analysis@d841e40 gpu_configs/v100-sxm-32gb.json",
            grade: "secondary", notes: "FP16 tensor; INT8 is not tensor-core"),
        Device(
            id: "rtx3090", name: "GeForce RTX 3090", vendor: "NVIDIA", matrix16: DeviceFigure(71e12),
            integer8: DeviceFigure(284e12, .unverified), vector: DeviceFigure(35.6e12), memory: DeviceFigure(24e9),
            bandwidth: DeviceFigure(936e9), link: DeviceFigure(32e9, .unverified), power: DeviceFigure(350),
            source:
                "code table id 42544398339 (find_string: per-GPU dense BF16 peak table) (71e12); holynerdvana.blogspot.com 2022/11 (FP32 35.6; FP16 142|285 = FP16-accumulate dense|sparse; 936 GB/s; 350W)",
            grade: "secondary",
            notes:
                "71 = FP32 accumulate dense (what BF16 GEMM uses); INT8 284 from memory; NVLink bridge 56 GB/s per direction optional"
        ),
        Device(
            id: "rtx4090", name: "GeForce RTX 4090", vendor: "NVIDIA", matrix16: DeviceFigure(165.2e12),
            matrix8: DeviceFigure(330.3e12), integer8: DeviceFigure(660.6e12), vector: DeviceFigure(82.6e12),
            memory: DeviceFigure(24e9), bandwidth: DeviceFigure(1008e9), link: DeviceFigure(32e9, .unverified),
            power: DeviceFigure(450),
            source:
                "hmc-tech.com/gpus/nvidia-geforce-rtx-4090-vs-nvidia-rtx-pro-5000-blackwell (FP16-32 165.2, FP8-32 330.3, INT8 660.6, FP32 82.58)",
            grade: "secondary",
            notes:
                "GeForce halves FP32-accumulate rate: FP16-acc 330.3 / FP8-FP16-acc 660.6; LLMRoofline uses 330, llm-perf-opt 661 (4x too high for BF16)"
        ),
        Device(
            id: "rtx5090", name: "GeForce RTX 5090", vendor: "NVIDIA", matrix16: DeviceFigure(209.5e12),
            matrix8: DeviceFigure(419e12, .derived), matrix4: DeviceFigure(1676e12, .derived),
            integer8: DeviceFigure(838e12, .derived), vector: DeviceFigure(104.8e12), memory: DeviceFigure(32e9),
            bandwidth: DeviceFigure(1792e9), link: DeviceFigure(64e9, .unverified), power: DeviceFigure(575),
            source:
                "CodeGandee/llm-perf-opt hw.py (209.5 dense BF16, FP32 104.8) + report (AI TOPS 3352 = FP4 sparse); code id 52521023701 cites nvidia-rtx-blackwell-gpu-architecture.pdf 'Peak FP16 Tensor TFLOPS with FP32 Accumulate' 209.5; thefilibusterblog (575 W)",
            grade: "secondary", notes: "FP8 419 (FP32-acc) and INT8 838, FP4 1676 derived (x2, 3352/2)"),
        Device(
            id: "rtx6000-ada", name: "RTX 6000 Ada", vendor: "NVIDIA", matrix16: DeviceFigure(364.2e12),
            matrix8: DeviceFigure(728.5e12, .unverified), integer8: DeviceFigure(728.5e12, .unverified),
            vector: DeviceFigure(91.1e12), memory: DeviceFigure(48e9), bandwidth: DeviceFigure(960e9, .unverified),
            link: DeviceFigure(32e9, .unverified), power: DeviceFigure(300),
            source:
                "code table id 42544398339 (find_string: per-GPU dense BF16 peak table) (364e12); HF dataset ohdoking/gpu_spec (FP32 91.1, 48 GB, 300 W)",
            grade: "secondary", notes: "960 GB/s, FP8/INT8 = x2 from memory"),
        Device(
            id: "rtx-pro-6000-bw", name: "RTX PRO 6000 Blackwell WS", vendor: "NVIDIA",
            matrix16: DeviceFigure(503.8e12), matrix8: DeviceFigure(1007.6e12, .derived),
            matrix4: DeviceFigure(2015e12, .derived), integer8: DeviceFigure(1007.6e12, .derived),
            vector: DeviceFigure(126e12), memory: DeviceFigure(102641958912), bandwidth: DeviceFigure(1792e9),
            link: DeviceFigure(64e9, .unverified), power: DeviceFigure(600),
            source:
                "code table id 42544398339 (find_string: per-GPU dense BF16 peak table) (503.8e12; also id 49872690066); purepc.pl (96 GB, 1792 GB/s, 600 W, ~125 TF, 4000 AI TOPS sparse)",
            grade: "secondary",
            notes:
                "Server Edition clocked to 2430 MHz: 467.8/935.6/1871.2 (ai-dynamo/aiconfigurator@095f58a aic-core/src/aiconfigurator_core/systems/rtx_pro_6000_server.yaml); Max-Q 438.9, 300 W"
        ),
        Device(
            id: "jetson-agx-orin-64", name: "Jetson AGX Orin 64GB", vendor: "NVIDIA",
            matrix16: DeviceFigure(42.5e12, .unverified), integer8: DeviceFigure(85e12, .unverified),
            vector: DeviceFigure(5.3e12, .unverified), memory: DeviceFigure(64e9, .unverified),
            bandwidth: DeviceFigure(204.8e9, .unverified), power: DeviceFigure(60),
            source: "blog.us.fixstars.com (275 sparse INT8 TOPS incl. DLA, 15-60 W)", grade: "secondary",
            notes:
                "GPU-only dense: INT8 85, FP16 42.5, FP32 5.3, 204.8 GB/s from memory; 275 TOPS = GPU 170 + DLA 105, both sparse"
        ),
    ]
}
