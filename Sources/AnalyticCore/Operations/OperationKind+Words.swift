extension OperationKind {
    /// What it does, in a sentence for a reader who meets it for the first time.
    public var sentence: StaticString {
        switch self {
        case .matmul: "A matrix product: each number of the result is a sum of products."
        case .convolution: "A convolution: the same small set of weights, moved over the picture."
        case .attention:
            "Attention in one kernel: scores, softmax and the weighted sum of values, without writing the scores to memory."
        case .softmax: "Turns the scores of a token into weights that add up to one."
        case .layerNorm:
            "Brings each token's vector to mean 0 and deviation 1, then scales and shifts it by learned numbers."
        case .channelNorm:
            "Brings the channels of each position to mean 0 and deviation 1, then scales and shifts them."
        case .rmsNorm: "Divides each token's vector by its root mean square, then scales it by learned numbers."
        case .gelu, .quickGELU, .silu:
            "A smooth switch on every number: small ones are damped, large ones pass. Without it stacked layers would be one."
        case .add: "Adds two tensors, number by number."
        case .multiply: "Multiplies two tensors, number by number."
        case .rotary:
            "Turns pairs of channels by an angle that grows with the token's position, so that scores see distances."
        case .rotaryTable: "The cosines and sines by which positions turn."
        case .topK: "Picks the largest scores."
        case .copy: "Copies data to where the next kernel wants them."
        case .cast: "Changes how wide the numbers are."
        case .gather: "Reads rows by their indexes."
        case .scatter: "Writes rows to places given by indexes."
        case .interpolate: "Resizes a table to another grid."
        case .sigmoid: "Brings every number between 0 and 1."
        case .allReduce: "Adds up what all devices hold, so that each has the sum."
        case .allGather: "Gives every device what the others hold."
        case .allToAll: "Sends tokens to the devices that hold their experts, or back."
        case .send: "Hands activations to the device that holds the next layers."
        }
    }
}
