// The reference counts, put into the program as they are. files/README.md says how they were measured.
#if defined(__APPLE__)
#define NAME(symbol) _##symbol
    .section __TEXT,__const
#else
#define NAME(symbol) symbol
    .section .rodata
#endif

    .globl NAME(reference_layers_start)
    .globl NAME(reference_layers_end)
NAME(reference_layers_start):
    .incbin "layers.json"
NAME(reference_layers_end):

    .globl NAME(reference_vision_start)
    .globl NAME(reference_vision_end)
NAME(reference_vision_start):
    .incbin "vision.json"
NAME(reference_vision_end):

    .globl NAME(reference_decoder_start)
    .globl NAME(reference_decoder_end)
NAME(reference_decoder_start):
    .incbin "decoder.json"
NAME(reference_decoder_end):

    .globl NAME(reference_e2e_start)
    .globl NAME(reference_e2e_end)
NAME(reference_e2e_start):
    .incbin "e2e.json"
NAME(reference_e2e_end):

    .globl NAME(reference_tiling_start)
    .globl NAME(reference_tiling_end)
NAME(reference_tiling_start):
    .incbin "tiling.json"
NAME(reference_tiling_end):

    .globl NAME(reference_params_start)
    .globl NAME(reference_params_end)
NAME(reference_params_start):
    .incbin "params.json"
NAME(reference_params_end):

    .globl NAME(reference_traffic_start)
    .globl NAME(reference_traffic_end)
NAME(reference_traffic_start):
    .incbin "traffic.json"
NAME(reference_traffic_end):

    .globl NAME(reference_kernels_start)
    .globl NAME(reference_kernels_end)
NAME(reference_kernels_start):
    .incbin "kernels.json"
NAME(reference_kernels_end):

    .globl NAME(reference_times_start)
    .globl NAME(reference_times_end)
NAME(reference_times_start):
    .incbin "times.json"
NAME(reference_times_end):

    .globl NAME(reference_published_start)
    .globl NAME(reference_published_end)
NAME(reference_published_start):
    .incbin "published.json"
NAME(reference_published_end):

#if defined(__linux__)
    .section .note.GNU-stack,"",%progbits
#endif
