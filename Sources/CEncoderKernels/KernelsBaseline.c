#include "KernelTable.h"

// What every x86-64 and every 64-bit ARM processor has.
#define NAME(x) hexapla_baseline_##x
#define LANES 4
#define VECTORS 4
#define ROWS 2
#if defined(__SSE2__)
#include <emmintrin.h>
#define ADD_PAIRS(sum, x, w) sum += (I)_mm_madd_epi16((__m128i)(x), (__m128i)(w))
#else
#define ADD_PAIRS(sum, x, w) sum += ((x) << 16 >> 16) * ((w) << 16 >> 16) + ((x) >> 16) * ((w) >> 16)
#endif
#include "KernelBody.h"
