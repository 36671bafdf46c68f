// Decompression by the system's zlib behind a header of our own: one call, from memory to memory, of bounded size.
#ifndef CINFLATE_H
#define CINFLATE_H

#include <stddef.h>
#include <stdint.h>

enum {
    CI_DONE = 0,    // all of it is there
    CI_FULL = 1,    // there is more than `capacity` bytes
    CI_CUT = 2,     // the compressed data end too soon
    CI_BROKEN = 3,  // they are no zlib data, or memory is short
};

// Decompresses one zlib stream; `written` is how many bytes of `output` hold something, whatever the result.
int ci_inflate(const uint8_t *input, size_t count, uint8_t *output, size_t capacity, size_t *written);

#endif
