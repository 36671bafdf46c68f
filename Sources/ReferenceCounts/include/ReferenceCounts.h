// The reference counts that lie in the program: name and text of each file.
#ifndef REFERENCE_COUNTS_H
#define REFERENCE_COUNTS_H

#include <stddef.h>

typedef struct {
    const char *name;
    const unsigned char *text;
    size_t size;
} reference_file;

// How many files there are.
size_t reference_file_count(void);

// One of them; no text beyond the last.
reference_file reference_file_at(size_t index);

#endif
