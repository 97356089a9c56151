#ifndef HEXAPLA_CPROGRAM_H
#define HEXAPLA_CPROGRAM_H

#include <stdint.h>

/// The arguments that the program was called with, its name first. Swift's own come from /proc, which a bare chroot lacks.
int32_t hexapla_argument_count(void);
const char *hexapla_argument(int32_t index);

#endif
