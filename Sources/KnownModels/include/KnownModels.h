// The models that lie in the program, one after another: the name, a zero, the text of its file, a zero.
#ifndef KNOWN_MODELS_H
#define KNOWN_MODELS_H

#include <stddef.h>

// The first byte.
const unsigned char *known_models_bytes(void);

// How many bytes there are.
size_t known_models_size(void);

#endif
