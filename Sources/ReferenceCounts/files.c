#include "ReferenceCounts.h"

#define DECLARE(name) extern const unsigned char reference_##name##_start[], reference_##name##_end[];
#define ENTRY(name) {#name ".json", reference_##name##_start, reference_##name##_end},
#define EACH(use) use(layers) use(vision) use(decoder) use(e2e) use(tiling) use(params) use(traffic) use(published) \
    use(kernels) use(times)

EACH(DECLARE)

static const struct {
    const char *name;
    const unsigned char *start, *end;
} files[] = {EACH(ENTRY)};

size_t reference_file_count(void) { return sizeof files / sizeof *files; }

reference_file reference_file_at(size_t index) {
    reference_file none = {"", (const unsigned char *)"", 0};
    if (index >= reference_file_count()) return none;
    reference_file file = {files[index].name, files[index].start, (size_t)(files[index].end - files[index].start)};
    return file;
}
