extension ParameterCatalogue {
    /// What a request runs on.
    static let machine: [Parameter] = device + kernels + service

    private static let device: [Parameter] = [
        Parameter(
            "device", "device", in: .device, .device,
            help: """
                What it runs on; choosing one sets the figures below to what its sources state. `modelmeter devices` lists \
                them with source and standing.
                """),
        Parameter(
            "device.matrix16_tflops", "16-bit matrix", unit: "TFLOP/s", in: .device,
            .decimal(\.matrix16, 0.001...1_000_000, step: 10),
            help:
                "Dense 16-bit matrix peak with FP32 accumulation. Data sheets often print the sparse peak, twice as high."
        ),
        Parameter(
            "device.fp8_tflops", "FP8 matrix", unit: "TFLOP/s", in: .device,
            .decimal(\.matrix8, 0...1_000_000, step: 10),
            help: "Dense FP8 peak, used only where weights and activations are both FP8; 0 where there is none."),
        Parameter(
            "device.fp4_tflops", "FP4 matrix", unit: "TFLOP/s", in: .device,
            .decimal(\.matrix4, 0...1_000_000, step: 10),
            help: "Dense FP4 peak, used only where weights and activations are both FP4; 0 where there is none."),
        Parameter(
            "device.int8_tops", "INT8 matrix", unit: "TOP/s", in: .device,
            .decimal(\.integer8, 0...1_000_000, step: 10),
            help: "Dense INT8 peak, used only where weights and activations are both integers; 0 where there is none."),
        Parameter(
            "device.fp32_tflops", "FP32 vector", unit: "TFLOP/s", in: .device,
            .decimal(\.vector, 0...1_000_000, step: 5),
            help: "Peak of the vector units; 0 where nobody states it, and vector time is then left out."),
        Parameter(
            "device.bandwidth_gb_s", "bandwidth", unit: "GB/s", in: .device,
            .decimal(\.bandwidth, 0.001...1_000_000, step: 50), help: "Memory bandwidth, bytes of 10^9 per second."),
        Parameter(
            "device.memory_gb", "memory", unit: "GB", in: .device, .decimal(\.memory, 0.001...1_000_000, step: 8),
            help: "Memory of one device, bytes of 10^9 (80 GB are 74.5 GiB)."),
        Parameter(
            "device.link_gb_s", "link", unit: "GB/s", in: .device, .decimal(\.link, 0...1_000_000, step: 10),
            help: "Link to the other devices, bytes of 10^9 per second in each direction; 0 where there is none."),
        Parameter(
            "device.power_w", "power", unit: "W", in: .device, .decimal(\.power, 0...1_000_000, step: 10),
            help: "Board power; 0 where it is not known."),
    ]

    /// The constants of every family of kernels.
    private static let kernels: [Parameter] =
        [
            Parameter(
                "host.dispatch_us", "dispatch", unit: "µs", in: .kernels,
                .decimal(\.machine.hostDispatch, 0...100_000, step: 1), aliases: ["efficiency.launch_us"],
                help: """
                    Time that the host takes to launch one kernel where it does so one by one (eager, compiled). The queue runs \
                    ahead: a stage takes this times its kernels, or the kernels' own time, whichever is longer.
                    """)
        ]
        + KernelFamily.allCases.flatMap { family in
            family.editableKeys.map { key in
                Parameter(
                    "kernel.\(family.rawValue).\(key.rawValue)", "\(family.title): \(key.title)", unit: key.unit,
                    in: .kernels, .decimal(\Scenario.[kernel: family, key: key], key.range, step: key.step),
                    help: key.reason)
            }
        }

    private static let service: [Parameter] = [
        Parameter(
            "parallel.tensor", "tensor", unit: "devices", in: .parallel,
            .whole(\.machine.tensorParallel, 1...4096, .doubling),
            help:
                """
                Devices that share every product, the attention and the KV cache of the decoder, over a link: two all-reduces \
                a layer. Must divide the heads; fewer KV heads than devices are copied.
                """
        ),
        Parameter(
            "parallel.expert", "expert", unit: "devices", in: .parallel,
            .whole(\.machine.expertParallel, 1...4096, .doubling),
            help: """
                Devices that share the routed experts, each with its own sequences of the batch beside; tokens travel to their \
                experts and back. The busiest device sets the pace.
                """),
        Parameter(
            "parallel.pipeline", "pipeline", unit: "stages", in: .parallel,
            .whole(\.machine.pipelineParallel, 1...4096, .doubling),
            help: """
                Devices in a row, each with its part of the decoder's layers; hidden states are sent from one to the next. A \
                continuous batcher keeps as many micro-batches under way as there are stages; a static batch goes through as \
                one, and all stages but one wait.
                """),
        Parameter(
            "parallel.data", "data", unit: "copies", in: .parallel,
            .whole(\.machine.dataParallel, 1...65_536, .doubling),
            help: "Copies of the model, each with a batch of its own."),
        Parameter(
            "memory.reserve_gb", "reserve", unit: "GB", in: .parallel,
            .decimal(\.machine.reserve, 0...100_000, step: 0.5),
            help: "What framework and fragmentation take on each device, bytes of 10^9."),
        Parameter(
            "target.ttft_s", "TTFT target", unit: "s", in: .targets,
            .decimal(\.machine.targetTTFT, 1e-6...1e6, step: 0.1),
            help: "The time to first token to be reached; the required FLOP/s follow."),
        Parameter(
            "target.tpot_ms", "TPOT target", unit: "ms", in: .targets,
            .decimal(\.machine.targetTPOT, 1e-6...1e6, step: 5),
            help: "The time per output token to be reached; the required bandwidth follows."),
        Parameter(
            "measured.ttft_ms", "measured TTFT", unit: "ms", in: .targets,
            .decimal(\.machine.measuredTTFT, 0...1e9, step: 1),
            help: """
                A time to first token measured on a device at these values, the host's part of it included; 0 where there is \
                none. Where the model alone was timed, set the host's times of the group "engine" to 0.
                """),
        Parameter(
            "measured.tpot_ms", "measured TPOT", unit: "ms", in: .targets,
            .decimal(\.machine.measuredTPOT, 0...1e9, step: 0.5),
            help: "A time per output token measured on a device at these values; 0 where there is none."),
        Parameter(
            "price.per_hour", "price", unit: "$/h", in: .targets, .decimal(\.machine.price, 0...1_000_000, step: 0.1),
            help: """
                Price of one device, dollars per hour; 0: what its record states, and no cost where it states none. \
                `modelmeter devices` lists range, date and source.
                """),
    ]
}

extension Scenario {
    /// A constant of the device's kernels.
    subscript(kernel family: KernelFamily, key key: KernelKey) -> Double {
        get { machine.device.kernels[family, key] }
        set { machine.device.kernels[family, key] = newValue }
    }
}

/// A device's figures in the units that they are typed in; what is typed is the user's own.
extension Scenario {
    var matrix16: Double {
        get { DecimalDigits.quotient(machine.device.matrix16.value, 1e12) }
        set { if newValue != matrix16 { machine.device.matrix16 = DeviceFigure(newValue * 1e12, .user) } }
    }
    var matrix8: Double {
        get { DecimalDigits.quotient(machine.device.matrix8?.value ?? 0, 1e12) }
        set { Self.type(newValue, 1e12, over: &machine.device.matrix8) }
    }
    var matrix4: Double {
        get { DecimalDigits.quotient(machine.device.matrix4?.value ?? 0, 1e12) }
        set { Self.type(newValue, 1e12, over: &machine.device.matrix4) }
    }
    var integer8: Double {
        get { DecimalDigits.quotient(machine.device.integer8?.value ?? 0, 1e12) }
        set { Self.type(newValue, 1e12, over: &machine.device.integer8) }
    }
    var vector: Double {
        get { DecimalDigits.quotient(machine.device.vector?.value ?? 0, 1e12) }
        set { Self.type(newValue, 1e12, over: &machine.device.vector) }
    }
    var bandwidth: Double {
        get { DecimalDigits.quotient(machine.device.bandwidth.value, 1e9) }
        set { if newValue != bandwidth { machine.device.bandwidth = DeviceFigure(newValue * 1e9, .user) } }
    }
    var memory: Double {
        get { DecimalDigits.quotient(machine.device.memory.value, 1e9) }
        set { if newValue != memory { machine.device.memory = DeviceFigure(newValue * 1e9, .user) } }
    }
    var link: Double {
        get { DecimalDigits.quotient(machine.device.link?.value ?? 0, 1e9) }
        set { Self.type(newValue, 1e9, over: &machine.device.link) }
    }
    var power: Double {
        get { machine.device.power?.value ?? 0 }
        set { Self.type(newValue, 1, over: &machine.device.power) }
    }

    /// Writes a typed figure, 0 for none; one that says what is there already changes nothing.
    private static func type(_ value: Double, _ perUnit: Double, over figure: inout DeviceFigure?) {
        guard value != DecimalDigits.quotient(figure?.value ?? 0, perUnit) else { return }
        figure = value > 0 ? DeviceFigure(value * perUnit, .user) : nil
    }
}
