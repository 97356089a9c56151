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

#define BLOCK_ROWS 2
#define BLOCK_VECTORS 4
typedef int16_t NAME(shorts) __attribute__((vector_size(16)));
/// Numbers of 16 bits: those with even places, and those with odd places, are two pairs.
#define ADD_QUADS(sum, x, w)                                                                     \
    {                                                                                            \
        ADD_PAIRS(sum, (I)((NAME(shorts))(x) << 8 >> 8), (w) & 0x00ff00ff);                     \
        ADD_PAIRS(sum, (I)((NAME(shorts))(x) >> 8), (I)(((w) >> 8) & 0x00ff00ff));               \
    }
#define WHOLE(sum) (sum)
#include "TransformerBody.h"
