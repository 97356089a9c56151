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

#define BLOCK_ROWS 4
#define BLOCK_VECTORS 2
#define ADD_QUADS(sum, x, w) \
    sum = (I)_mm256_add_epi16((__m256i)(sum), _mm256_maddubs_epi16((__m256i)(w), (__m256i)(x)))
#define WHOLE(sum) (I)_mm256_madd_epi16((__m256i)(sum), _mm256_set1_epi16(1))
#include "TransformerBody.h"
#pragma clang attribute pop
#endif
