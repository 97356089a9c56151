#include "KernelTable.h"

#if defined(__x86_64__)
#include <immintrin.h>
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define NAME(x) hexapla_avx2_##x
#define LANES 8
#define VECTORS 2
#define ROWS 6
#define ADD_PAIRS(sum, x, w) sum += (I)_mm256_madd_epi16((__m256i)(x), (__m256i)(w))
#include "KernelBody.h"
#pragma clang attribute pop
#endif
