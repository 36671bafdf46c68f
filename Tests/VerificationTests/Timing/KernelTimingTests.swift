import Testing

@testable import Verification

@Suite struct KernelTimingTests {
    private static let findings = Verification(reference: .builtIn(), checks: [.timing]).timing

    /// Groups and parts with their errors over cold rows (over all where none is cold) and over all rows, percent, as an
    /// implementation in another language and another arithmetic (NumPy) finds them.
    private static let expected: [(group: String, part: String, cold: Double, all: Double)] = [
        ("gemm-bf16/a100_sxm", "", 5.63, 7.04),
        ("gemm-bf16/h100_sxm", "", 4.49, 5.69),
        ("gemm-bf16/h200_sxm", "", 4.15, 5.82),
        ("gemm-bf16/b200_sxm", "", 4.41, 7.75),
        ("gemm-bf16/gb200", "", 5.49, 8.20),
        ("gemm-bf16/b300_sxm", "", 4.09, 7.76),
        ("gemm-bf16/gb300", "", 4.82, 7.71),
        ("gemm-bf16/l40s", "", 6.17, 14.27),
        ("gemm-bf16/rtx_pro_6000_server", "", 3.27, 11.59),
        ("gemm-fp8/b200_sxm", "", 10.36, 16.67),
        ("gemm-fp8/b300_sxm", "", 7.39, 14.85),
        ("gemm-fp8/gb200", "", 5.86, 16.06),
        ("gemm-fp8/gb300", "", 7.38, 15.78),
        ("gemm-fp8/h100_sxm", "", 6.69, 11.58),
        ("gemm-fp8/h200_sxm", "", 6.72, 12.89),
        ("gemm-fp8/l40s", "", 3.84, 14.18),
        ("gemm-fp8/rtx_pro_6000_server", "", 8.29, 7.99),
        ("attention-prefill/a100_sxm", "", 3.97, 5.10),
        ("attention-prefill/h100_sxm", "", 3.24, 6.45),
        ("attention-prefill/h200_sxm", "", 4.71, 6.35),
        ("attention-prefill/b200_sxm", "", 3.66, 6.56),
        ("attention-prefill/gb200", "", 5.33, 7.05),
        ("attention-prefill/b300_sxm", "", 4.66, 7.33),
        ("attention-prefill/gb300", "", 3.90, 7.48),
        ("attention-prefill/l40s", "", 11.89, 12.05),
        ("attention-prefill/rtx_pro_6000_server", "", 3.72, 8.97),
        ("attention-decode/a100_sxm", "", 10.62, 11.63),
        ("attention-decode/h100_sxm", "", 3.86, 8.48),
        ("attention-decode/h200_sxm", "", 5.16, 7.76),
        ("attention-decode/b200_sxm", "", 1.88, 6.38),
        ("attention-decode/gb200", "", 2.39, 6.21),
        ("attention-decode/b300_sxm", "", 2.14, 8.05),
        ("attention-decode/gb300", "", 2.28, 6.52),
        ("attention-decode/l40s", "", 1.64, 17.10),
        ("attention-decode/rtx_pro_6000_server", "", 1.34, 10.23),
        ("attention-encoder/h100_sxm", "", 4.37, 11.52),
        ("attention-encoder/h200_sxm", "", 3.62, 11.32),
        ("attention-encoder/b200_sxm", "", 1.24, 10.14),
        ("attention-encoder/gb200", "", 1.09, 10.34),
        ("attention-encoder/b300_sxm", "", 0.75, 8.38),
        ("attention-encoder/gb300", "", 1.13, 8.84),
        ("attention-encoder/l40s", "", 4.86, 10.78),
        ("attention-encoder/rtx_pro_6000_server", "", 0.98, 4.60),
        ("moe-bf16/a100_sxm", "", 9.36, 9.36),
        ("moe-bf16/h100_sxm", "", 2.12, 2.13),
        ("moe-bf16/h200_sxm", "", 2.37, 2.38),
        ("moe-bf16/b200_sxm", "", 5.69, 6.39),
        ("moe-bf16/gb200", "", 8.45, 9.04),
        ("moe-bf16/b300_sxm", "", 7.95, 8.59),
        ("moe-bf16/gb300", "", 7.65, 8.15),
        ("moe-bf16/l40s", "", 2.86, 6.71),
        ("moe-bf16/rtx_pro_6000_server", "", 2.09, 3.61),
        ("all-reduce/a100_sxm", "custom-graph, up to 64 KiB", 3.87, 3.87),
        ("all-reduce/a100_sxm", "custom-graph, above 64 KiB", 3.56, 3.56),
        ("all-reduce/a100_sxm", "custom-eager, up to 64 KiB", 6.12, 6.12),
        ("all-reduce/a100_sxm", "custom-eager, above 64 KiB", 3.41, 3.41),
        ("all-reduce/a100_sxm", "nccl, up to 64 KiB", 7.17, 7.17),
        ("all-reduce/a100_sxm", "nccl, above 64 KiB", 10.15, 10.15),
        ("all-reduce/h100_sxm", "custom-graph, up to 64 KiB", 5.17, 5.17),
        ("all-reduce/h100_sxm", "custom-graph, above 64 KiB", 7.68, 7.68),
        ("all-reduce/h100_sxm", "custom-eager, up to 64 KiB", 4.58, 4.58),
        ("all-reduce/h100_sxm", "custom-eager, above 64 KiB", 12.16, 12.16),
        ("all-reduce/h100_sxm", "nccl, up to 64 KiB", 1.89, 1.89),
        ("all-reduce/h100_sxm", "nccl, above 64 KiB", 10.01, 10.01),
        ("all-reduce/h200_sxm", "custom-graph, up to 64 KiB", 2.52, 2.52),
        ("all-reduce/h200_sxm", "custom-graph, above 64 KiB", 9.66, 9.66),
        ("all-reduce/h200_sxm", "custom-eager, up to 64 KiB", 2.79, 2.79),
        ("all-reduce/h200_sxm", "custom-eager, above 64 KiB", 12.98, 12.98),
        ("all-reduce/h200_sxm", "nccl, up to 64 KiB", 2.19, 2.19),
        ("all-reduce/h200_sxm", "nccl, above 64 KiB", 11.61, 11.61),
        ("all-reduce/b200_sxm", "custom-graph, up to 64 KiB", 3.77, 3.77),
        ("all-reduce/b200_sxm", "custom-graph, above 64 KiB", 8.31, 8.31),
        ("all-reduce/b200_sxm", "custom-eager, up to 64 KiB", 2.66, 2.66),
        ("all-reduce/b200_sxm", "custom-eager, above 64 KiB", 17.24, 17.24),
        ("all-reduce/b200_sxm", "nccl, up to 64 KiB", 5.48, 5.48),
        ("all-reduce/b200_sxm", "nccl, above 64 KiB", 12.86, 12.86),
        ("all-reduce/gb200", "custom-graph, up to 64 KiB", 3.45, 3.45),
        ("all-reduce/gb200", "custom-graph, above 64 KiB", 12.90, 12.90),
        ("all-reduce/gb200", "custom-eager, up to 64 KiB", 8.28, 8.28),
        ("all-reduce/gb200", "custom-eager, above 64 KiB", 10.42, 10.42),
        ("all-reduce/gb200", "nccl, up to 64 KiB", 3.21, 3.21),
        ("all-reduce/gb200", "nccl, above 64 KiB", 11.65, 11.65),
        ("all-reduce/b300_sxm", "custom-graph, up to 64 KiB", 3.03, 3.03),
        ("all-reduce/b300_sxm", "custom-graph, above 64 KiB", 19.18, 19.18),
        ("all-reduce/b300_sxm", "custom-eager, up to 64 KiB", 1.88, 1.88),
        ("all-reduce/b300_sxm", "custom-eager, above 64 KiB", 16.02, 16.02),
        ("all-reduce/b300_sxm", "nccl, up to 64 KiB", 3.77, 3.77),
        ("all-reduce/b300_sxm", "nccl, above 64 KiB", 11.79, 11.79),
        ("all-reduce/gb300", "custom-graph, up to 64 KiB", 16.59, 16.59),
        ("all-reduce/gb300", "custom-graph, above 64 KiB", 15.03, 15.03),
        ("all-reduce/gb300", "custom-eager, up to 64 KiB", 22.32, 22.32),
        ("all-reduce/gb300", "custom-eager, above 64 KiB", 17.35, 17.35),
        ("all-reduce/gb300", "nccl, up to 64 KiB", 7.20, 7.20),
        ("all-reduce/gb300", "nccl, above 64 KiB", 11.96, 11.96),
        ("all-reduce/l40s", "custom-graph, up to 64 KiB", 13.88, 13.88),
        ("all-reduce/l40s", "custom-graph, above 64 KiB", 13.39, 13.39),
        ("all-reduce/l40s", "custom-eager, up to 64 KiB", 16.99, 16.99),
        ("all-reduce/l40s", "custom-eager, above 64 KiB", 25.80, 25.80),
        ("all-reduce/l40s", "nccl, up to 64 KiB", 8.36, 8.36),
        ("all-reduce/l40s", "nccl, above 64 KiB", 20.10, 20.10),
        ("all-reduce/rtx_pro_6000_server", "custom-graph, up to 64 KiB", 8.81, 8.81),
        ("all-reduce/rtx_pro_6000_server", "custom-graph, above 64 KiB", 11.68, 11.68),
        ("all-reduce/rtx_pro_6000_server", "custom-eager, up to 64 KiB", 21.08, 21.08),
        ("all-reduce/rtx_pro_6000_server", "custom-eager, above 64 KiB", 10.60, 10.60),
        ("all-reduce/rtx_pro_6000_server", "nccl, up to 64 KiB", 5.51, 5.51),
        ("all-reduce/rtx_pro_6000_server", "nccl, above 64 KiB", 11.34, 11.34),
        ("gemm-fp16/vidur-a100", "", 8.18, 7.20),
        ("gemm-fp16/vidur-h100", "", 8.07, 16.47),
        ("elementwise/vidur-a100", "add", 1.74, 15.04),
        ("elementwise/vidur-a100", "input_layernorm", 2.87, 10.23),
        ("elementwise/vidur-a100", "mlp_act", 5.25, 7.23),
        ("elementwise/vidur-h100", "add", 1.07, 20.79),
        ("elementwise/vidur-h100", "input_layernorm", 6.26, 15.83),
        ("elementwise/vidur-h100", "mlp_act", 3.24, 7.46),
        ("gemm-fp8block/infersim-h20", "", 8.77, 8.01),
        ("attention-decode/infersim-h20-128-2-128", "", 7.74, 11.44),
        ("attention-decode/infersim-h20-16-1-256", "", 3.62, 5.84),
        ("attention-decode/infersim-h20-16-2-128", "", 5.02, 7.13),
        ("attention-decode/infersim-h20-16-2-256", "", 6.29, 6.81),
        ("attention-decode/infersim-h20-256-2-128", "", 8.23, 10.45),
        ("attention-decode/infersim-h20-32-2-128", "", 4.45, 5.81),
        ("attention-decode/infersim-h20-32-4-128", "", 4.46, 7.72),
        ("attention-decode/infersim-h20-32-8-128", "bf16 cache", 8.50, 17.01),
        ("attention-decode/infersim-h20-32-8-128", "fp8 cache", 6.34, 15.30),
        ("attention-decode/infersim-h20-64-2-128", "", 21.41, 29.16),
        ("attention-prefill/infersim-h20-16-1-256", "", 7.71, 7.71),
        ("attention-prefill/infersim-h20-16-2-256", "", 7.12, 7.12),
        ("attention-prefill/infersim-h20-32-4-128", "", 3.10, 3.10),
        ("attention-prefill/infersim-h20-32-8-128", "", 0.81, 2.00),
        ("attention-prefill/infersim-h20-64-8-128", "", 1.25, 1.66),
        ("gemm-fp16/llmcompass-A100", "", 12.43, 11.18),
        ("linear-fp32/neusight-NVIDIA_L4", "", 6.74, 8.31),
        ("bmm-fp32/neusight-NVIDIA_L4", "", 20.82, 23.08),
        ("softmax-fp32/neusight-NVIDIA_L4", "", 1.03, 1.03),
        ("ln-fp32/neusight-NVIDIA_L4", "", 4.26, 4.26),
        ("linear-fp32/neusight-NVIDIA_A100-PCIE-40GB", "", 6.92, 7.51),
        ("bmm-fp32/neusight-NVIDIA_A100-PCIE-40GB", "", 17.46, 16.90),
        ("softmax-fp32/neusight-NVIDIA_A100-PCIE-40GB", "", 10.87, 10.74),
        ("ln-fp32/neusight-NVIDIA_A100-PCIE-40GB", "", 14.29, 14.11),
        ("linear-fp32/neusight-NVIDIA_A100_80GB_PCIe", "", 6.40, 6.82),
        ("bmm-fp32/neusight-NVIDIA_A100_80GB_PCIe", "", 10.75, 12.14),
        ("softmax-fp32/neusight-NVIDIA_A100_80GB_PCIe", "", 11.25, 10.98),
        ("ln-fp32/neusight-NVIDIA_A100_80GB_PCIe", "", 11.80, 11.71),
        ("linear-fp32/neusight-NVIDIA_H100_80GB_HBM3", "", 7.98, 9.20),
        ("bmm-fp32/neusight-NVIDIA_H100_80GB_HBM3", "", 12.67, 11.92),
        ("linear-fp32/neusight-Tesla_T4", "", 5.65, 5.65),
        ("bmm-fp32/neusight-Tesla_T4", "", 20.29, 20.29),
        ("softmax-fp32/neusight-Tesla_T4", "", 12.82, 12.82),
        ("ln-fp32/neusight-Tesla_T4", "", 9.65, 9.65),
    ]

    @Test func errorsOfEveryGroupAreThoseOfAnIndependentImplementation() throws {
        for (id, part, cold, all) in Self.expected {
            let group = try #require(Self.findings.groups.first { $0.id == id }, "\(id)")
            let fit =
                part.isEmpty ? group.fit : try #require(group.parts.first { $0.name == part }?.fit, "\(id) \(part)")
            #expect(abs(fit.error - cold) < 0.06, "\(id) \(part): \(fit.error), not \(cold)")
            #expect(abs(fit.errorOfAll - all) < 0.06, "\(id) \(part): \(fit.errorOfAll), not \(all)")
        }
    }

    @Test func noFloorLiesAboveAMeasuredKernel() {
        #expect(Self.findings.groups.count >= 80)
        for (group, row) in Self.findings.floorsAbove { Issue.record("\(group.id): \(row)") }
    }

    @Test func everyGroupIsComparedOrSaysWhyNot() {
        let named = Self.findings.groups.map(\.id) + Self.findings.notCompared.filter { $0.rows > 0 }.map(\.id)
        #expect(named.count == 119 && Set(named).count == 119)
        for one in Self.findings.notCompared { #expect(!one.reason.isEmpty) }
    }

    @Test func estimatesNeverLieBelowTheFloorOfAColdKernel() {
        for group in Self.findings.groups {
            for row in group.kernels where row.isCold == true && row.estimate < 0.999 * row.floor {
                Issue.record("\(group.id): \(row)")
            }
        }
    }

    @Test func denseProductsMeetWhatIsPromisedOfThem() throws {
        let most = [
            "gemm-bf16/h100_sxm": 6.0, "gemm-bf16/h200_sxm": 6, "gemm-bf16/b200_sxm": 6, "gemm-bf16/gb200": 6,
            "gemm-bf16/b300_sxm": 6, "gemm-bf16/gb300": 6, "gemm-bf16/rtx_pro_6000_server": 6,
            "gemm-bf16/a100_sxm": 8, "gemm-bf16/l40s": 8,
        ]
        for (id, error) in most {
            let group = try #require(Self.findings.groups.first { $0.id == id })
            #expect(group.fit.error <= error)
        }
    }
}
