#include "KernelTable.h"

#if defined(__x86_64__)
#include <immintrin.h>
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma"))), apply_to = function)
#define NAME(x) hexapla_avx512_##x
#define LANES 16
#define VECTORS 2
#define ROWS 12
#define ADD_PAIRS(sum, x, w) sum += (I)_mm512_madd_epi16((__m512i)(x), (__m512i)(w))
#include "KernelBody.h"

#define BLOCK_ROWS 6
#define BLOCK_VECTORS 2
#define ADD_QUADS(sum, x, w) \
    sum = (I)_mm512_add_epi16((__m512i)(sum), _mm512_maddubs_epi16((__m512i)(w), (__m512i)(x)))
#define WHOLE(sum) (I)_mm512_madd_epi16((__m512i)(sum), _mm512_set1_epi16(1))
#include "TransformerBody.h"
#pragma clang attribute pop
#endif
