#include "CInflate.h"

#include <limits.h>
#include <string.h>
#include <zlib.h>

int ci_inflate(const uint8_t *input, size_t count, uint8_t *output, size_t capacity, size_t *written) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    *written = 0;
    // zlib counts in `unsigned`; callers stay far below that.
    if (count > UINT_MAX || capacity > UINT_MAX) return CI_BROKEN;
    if (inflateInit(&stream) != Z_OK) return CI_BROKEN;
    stream.next_in = (Bytef *)input;
    stream.avail_in = (uInt)count;
    stream.next_out = output;
    stream.avail_out = (uInt)capacity;
    int result = inflate(&stream, Z_FINISH);
    *written = capacity - stream.avail_out;
    inflateEnd(&stream);
    if (result == Z_STREAM_END) return CI_DONE;
    if (result == Z_BUF_ERROR || result == Z_OK) return stream.avail_out == 0 ? CI_FULL : CI_CUT;
    return CI_BROKEN;
}
