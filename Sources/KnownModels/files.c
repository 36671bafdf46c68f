#include "KnownModels.h"

extern const unsigned char known_models_start[], known_models_end[];

const unsigned char *known_models_bytes(void) { return known_models_start; }

size_t known_models_size(void) { return (size_t)(known_models_end - known_models_start); }
