/// The closed forms of collectives: a tensor of `bytes` on each of `devices`, summed over all. Microseconds.
public enum CollectiveForms {
    /// Inside a captured graph: one step in which everyone reads everyone, or two with two more barriers, whichever is
    /// faster.
    public static func graph(
        devices: Double, bytes: Double, _ constants: KernelConstants, _ device: KernelDevice
    ) -> KernelTime {
        var time = KernelTime()
        guard devices > 1 else { return time }
        let once = bytes * constants.linkFactor / device.link
        let twoSteps = 2 * (devices - 1) / devices * once + constants.barrier * Logarithm.binary(devices)
        let moved = devices > 2 ? min((devices - 1) * once, twoSteps) : once
        time.fixed = constants.fixed + constants.perDevice * (devices - 2)
        time.memory = moved * (1 + constants.crowding * (devices - 2))
        time.overlapped = time.memory
        return time
    }

    /// Launched from the host, which copies the tensor to a registered buffer first.
    public static func host(
        devices: Double, bytes: Double, _ constants: KernelConstants, _ device: KernelDevice
    ) -> KernelTime {
        var time = graph(devices: devices, bytes: bytes, constants, device)
        guard devices > 1 else { return time }
        time.around = 2 * bytes / device.bandwidth
        time.fixed += max(0, constants.host - time.total)
        return time
    }

    /// NCCL's ring.
    public static func ring(
        devices: Double, bytes: Double, _ constants: KernelConstants, _ device: KernelDevice
    ) -> KernelTime {
        var time = KernelTime()
        guard devices > 1 else { return time }
        let steps = Logarithm.binary(devices)
        let once = bytes * constants.linkFactor / device.link
        time.fixed =
            constants.fixed + constants.perDevice * (steps - 1) + constants.barrier * steps * bytes / (bytes + 8e6)
        time.memory = 2 * (devices - 1) / devices * once * (1 + constants.crowding * (devices - 2))
        time.overlapped = time.memory
        return time
    }

    /// One device sends a tensor to the next. Not measured: the constants are those of the sum.
    public static func send(bytes: Double, _ constants: KernelConstants, _ device: KernelDevice) -> KernelTime {
        var time = KernelTime()
        time.fixed = constants.fixed
        time.memory = bytes * constants.linkFactor / device.link
        time.overlapped = time.memory
        return time
    }

    /// Every device sends a part of its tensor to every other. Not measured: the constants are those of the sum.
    public static func allToAll(
        devices: Double, bytes: Double, _ constants: KernelConstants, _ device: KernelDevice
    ) -> KernelTime {
        var time = KernelTime()
        guard devices > 1 else { return time }
        time.fixed = constants.fixed + constants.perDevice * (devices - 2)
        time.memory = (devices - 1) / devices * bytes * constants.linkFactor / device.link
        time.overlapped = time.memory
        return time
    }
}
