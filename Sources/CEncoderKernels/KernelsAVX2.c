#include "KernelTable.h"

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define NAME(x) hexapla_avx2_##x
#define LANES 8
#define VECTORS 2
#define ROWS 6
#include "KernelBody.h"
#pragma clang attribute pop
#endif
