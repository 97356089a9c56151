// The kernels for one instruction set; included once for each. The file that includes it defines NAME(x), LANES (floats
// in a vector), VECTORS (vectors of a row held in registers) and ROWS (most rows at once): ROWS * VECTORS accumulators,
// VECTORS weights and a broadcast input fit the registers. ADD_PAIRS(sum, x, w) adds to each 32-bit lane of `sum` the
// products of the two 16-bit numbers that the same lanes of x and w hold.

#include "CEncoderKernels.h"

#include <string.h>

typedef float NAME(vector) __attribute__((vector_size(LANES * 4)));
typedef float NAME(loose_vector) __attribute__((vector_size(LANES * 4), aligned(4)));
typedef int32_t NAME(integers) __attribute__((vector_size(LANES * 4)));
typedef int32_t NAME(loose_integers) __attribute__((vector_size(LANES * 4), aligned(4)));
#define V NAME(vector)
#define I NAME(integers)
#define INLINE static inline __attribute__((always_inline))

enum { NAME(columns) = LANES * VECTORS };

INLINE V NAME(load)(const float *p) { return *(const NAME(loose_vector) *)p; }
INLINE void NAME(store)(float *p, V x) { *(NAME(loose_vector) *)p = x; }
INLINE V NAME(all)(float x) { return x - (V){}; }
INLINE V NAME(pick)(I mask, V x, V y) { return (V)((mask & (I)x) | (~mask & (I)y)); }
INLINE V NAME(relu)(V x) { return NAME(pick)(x > 0, x, (V){}); }
INLINE float NAME(total)(V x) {
    float sum = 0;
    for (int i = 0; i < LANES; i++) sum += x[i];
    return sum;
}

/// The largest of the numbers without their signs.
INLINE float NAME(largest)(const float *x, int64_t count) {
    // Without their signs, the bits of floats are in the floats' order.
    int32_t top = 0;
    for (int64_t i = 0; i < count; i++) {
        int32_t bits;
        memcpy(&bits, x + i, 4);
        bits &= 0x7fffffff;
        top = bits > top ? bits : top;
    }
    float largest;
    memcpy(&largest, &top, 4);
    return largest;
}

/// `rows` rows of LANES * VECTORS columns. `rows` is a constant wherever this is inlined.
INLINE void NAME(tile)(const int rows, const hexapla_product *p, int64_t inputRow, int64_t outputRow, int64_t column,
                       int64_t depth) {
    V sum[ROWS][VECTORS];
    float *output = p->output + column / HEXAPLA_BLOCK * p->outputBlockStride + column % HEXAPLA_BLOCK +
                    outputRow * p->outputRowStride;
#pragma clang loop unroll(full)
    for (int v = 0; v < VECTORS; v++) {
        V start = p->bias == NULL ? (V){} : NAME(load)(p->bias + column + v * LANES);
#pragma clang loop unroll(full)
        for (int r = 0; r < rows; r++)
            sum[r][v] = p->options & HEXAPLA_ADD ? NAME(load)(output + r * p->outputRowStride + v * LANES) : start;
    }
    const float *weights[VECTORS];
#pragma clang loop unroll(full)
    for (int v = 0; v < VECTORS; v++) {
        int64_t c = column + v * LANES;
        weights[v] = p->weights + c / HEXAPLA_PANEL * depth * HEXAPLA_PANEL + c % HEXAPLA_PANEL;
    }
    for (int64_t t = 0; t < p->tapCount; t++) {
        const float *input = p->input + p->taps[t] + inputRow * HEXAPLA_BLOCK;
        const int64_t count = p->depths[t];
#pragma clang loop unroll_count(4)
        for (int64_t k = 0; k < count; k++) {
            V weight[VECTORS];
#pragma clang loop unroll(full)
            for (int v = 0; v < VECTORS; v++) weight[v] = NAME(load)(weights[v] + k * HEXAPLA_PANEL);
#pragma clang loop unroll(full)
            for (int r = 0; r < rows; r++) {
                const V x = NAME(all)(input[r * HEXAPLA_BLOCK + k]);
#pragma clang loop unroll(full)
                for (int v = 0; v < VECTORS; v++) sum[r][v] = x * weight[v] + sum[r][v];
            }
        }
#pragma clang loop unroll(full)
        for (int v = 0; v < VECTORS; v++) weights[v] += count * HEXAPLA_PANEL;
    }
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
#pragma clang loop unroll(full)
        for (int v = 0; v < VECTORS; v++) {
            V y = sum[r][v];
            if (p->options & HEXAPLA_RELU) y = NAME(relu)(y);
            NAME(store)(output + r * p->outputRowStride + v * LANES, y);
        }
    }
}

static void NAME(multiply)(const hexapla_product *p, const hexapla_run *runs, int64_t runCount) {
    int64_t depth = 0;
    for (int64_t t = 0; t < p->tapCount; t++) depth += p->depths[t];
    // Columns outside: a panel of weights stays in the second-level cache for all rows.
    for (int64_t column = 0; column < p->columns; column += NAME(columns)) {
        for (int64_t n = 0; n < runCount; n++) {
            int64_t done = 0;
            for (int64_t left = (runs[n].rows + ROWS - 1) / ROWS; left > 0; left--) {
                // Nearly equal tiles: 13 rows are 7 and 6, not 12 and 1.
                const int64_t rows = (runs[n].rows - done + left - 1) / left;
                const int64_t from = runs[n].inputRow + done, to = runs[n].outputRow + done;
#define CASE(n) \
    case n: if (n <= ROWS) NAME(tile)(n <= ROWS ? n : 1, p, from, to, column, depth); break;
                switch (rows) {
                    CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6)
                    CASE(7) CASE(8) CASE(9) CASE(10) CASE(11) CASE(12)
                }
#undef CASE
                done += rows;
            }
        }
    }
}

#include "KernelConvolution.h"

INLINE void NAME(dequantize_row)(const uint8_t *q, float scale, float low, float *restrict low_half,
                                 float *restrict high_half) {
    for (int i = 0; i < HEXAPLA_BLOCK; i++) low_half[i] = (float)q[i] * scale + low;
    for (int i = 0; i < HEXAPLA_BLOCK; i++) high_half[i] = (float)q[HEXAPLA_BLOCK + i] * scale + low;
}

static void NAME(dequantize)(const uint8_t *table, const float *scale, const float *low, int32_t groups,
                             const int32_t *ids, int64_t rows, float *output, int64_t blockStride) {
    for (int64_t r = 0; r < rows; r++) {
        const int32_t group = ids[r] % groups;
        float *row = output + r * HEXAPLA_BLOCK;
        NAME(dequantize_row)(table + (int64_t)ids[r] * 512, scale[group], low[group], row, row + blockStride);
    }
}

/// Mean and 1 / √(variance + ε) of `blocks` rows of 256: two passes, so that a large mean costs no digits.
INLINE void NAME(moments)(const float *const *x, int blocks, float epsilon, float *mean, float *inverse) {
    V sum[4] = {};
    for (int b = 0; b < blocks; b++)
        for (int i = 0; i < HEXAPLA_BLOCK; i += 4 * LANES)
            for (int u = 0; u < 4; u++) sum[u] += NAME(load)(x[b] + i + u * LANES);
    *mean = NAME(total)((sum[0] + sum[1]) + (sum[2] + sum[3])) / (float)(blocks * HEXAPLA_BLOCK);
    V squares[4] = {};
    for (int b = 0; b < blocks; b++)
        for (int i = 0; i < HEXAPLA_BLOCK; i += 4 * LANES)
            for (int u = 0; u < 4; u++) {
                const V d = NAME(load)(x[b] + i + u * LANES) - *mean;
                squares[u] += d * d;
            }
    const float variance = NAME(total)((squares[0] + squares[1]) + (squares[2] + squares[3]));
    *inverse = 1 / __builtin_sqrtf(variance / (float)(blocks * HEXAPLA_BLOCK) + epsilon);
}

static void NAME(normalize)(float *x, int64_t blockStride, int64_t rows, const float *gamma, const float *beta,
                            float epsilon, float *entries, int64_t entryStride, const int32_t *slots) {
    for (int64_t r = 0; r < rows; r++) {
        float *row = x + r * HEXAPLA_BLOCK, mean, inverse;
        const float *blocks[3] = {row, row + blockStride, row + 2 * blockStride};
        NAME(moments)(blocks, 3, epsilon, &mean, &inverse);
        for (int b = 0; b < 3; b++) {
            float *from = row + b * blockStride, *to = entries + slots[r] * entryStride + b * HEXAPLA_BLOCK;
            for (int i = 0; i < HEXAPLA_BLOCK; i += LANES) {
                const int c = b * HEXAPLA_BLOCK + i;
                const V y = (NAME(load)(from + i) - mean) * inverse * NAME(load)(gamma + c) + NAME(load)(beta + c);
                NAME(store)(from + i, y);
                NAME(store)(to + i, y);
            }
        }
    }
}

/// One branch's first convolution at one position: window positions outside of the text add nothing.
INLINE void NAME(window)(const float *entries, int64_t entryStride, const int32_t *slots, int branch, int firstBlock,
                         int order, int left, float *restrict output) {
    const float *part[5];
    int count = 0;
    for (int k = 0; k < order; k++)
        if (slots[k - left] >= 0)
            part[count++] = entries + slots[k - left] * entryStride + (firstBlock + k) * HEXAPLA_BLOCK;
    const float *x = entries + slots[0] * entryStride + branch * HEXAPLA_BLOCK;
    for (int i = 0; i < HEXAPLA_BLOCK; i += LANES) {
        V sum = NAME(load)(part[0] + i);
        for (int n = 1; n < count; n++) sum += NAME(load)(part[n] + i);
        NAME(store)(output + i, NAME(relu)(sum) + NAME(load)(x + i));
    }
}

static void NAME(gather)(const float *entries, int64_t entryStride, const int32_t *slots, int64_t rows, float *output,
                         int64_t branchStride) {
    for (int64_t r = 0; r < rows; r++) {
        float *row = output + r * HEXAPLA_BLOCK;
        if (slots[r] < 0) {
            for (int b = 0; b < 3; b++) memset(row + b * branchStride, 0, HEXAPLA_BLOCK * sizeof(float));
            continue;
        }
        NAME(window)(entries, entryStride, slots + r, 0, 3, 2, 0, row);
        NAME(window)(entries, entryStride, slots + r, 1, 5, 3, 1, row + branchStride);
        NAME(window)(entries, entryStride, slots + r, 2, 8, 5, 2, row + 2 * branchStride);
    }
}

static void NAME(accumulate)(const uint8_t *table, const float *scale, const float *low, int32_t groups,
                             const int32_t *ids, int64_t rows, const float *branches, int64_t branchStride,
                             float epsilon, float *sum, int64_t sumBlockStride) {
    for (int b = 0; b < 5; b++) memset(sum + b * sumBlockStride, 0, HEXAPLA_BLOCK * sizeof(float));
    float embedding[2 * HEXAPLA_BLOCK] __attribute__((aligned(64)));
    for (int64_t r = 0; r < rows; r++) {
        const int32_t group = ids[r] % groups;
        NAME(dequantize_row)(table + (int64_t)ids[r] * 512, scale[group], low[group], embedding,
                             embedding + HEXAPLA_BLOCK);
        const float *row = branches + r * HEXAPLA_BLOCK;
        const float *blocks[5] = {embedding, embedding + HEXAPLA_BLOCK, row, row + branchStride, row + 2 * branchStride};
        float mean, inverse;
        NAME(moments)(blocks, 5, epsilon, &mean, &inverse);
        for (int b = 0; b < 5; b++) {
            float *to = sum + b * sumBlockStride;
            for (int i = 0; i < HEXAPLA_BLOCK; i += LANES)
                NAME(store)(to + i, NAME(load)(to + i) + (NAME(load)(blocks[b] + i) - mean) * inverse);
        }
    }
}

static void NAME(pool)(const float *a, const float *b, const float *c, const float *bias, float tokens,
                       int64_t columns, int32_t options, float *output, int64_t outputBlockStride) {
    const float inverse = 1 / __builtin_sqrtf(tokens);
    for (int64_t i = 0; i < columns; i += LANES) {
        V sum = NAME(load)(a + i);
        if (b != NULL) sum += NAME(load)(b + i);
        if (c != NULL) sum += NAME(load)(c + i);
        sum = (sum + NAME(load)(bias + i) * tokens) * inverse;
        NAME(store)(output + i / HEXAPLA_BLOCK * outputBlockStride + i % HEXAPLA_BLOCK,
                    options & HEXAPLA_RELU ? NAME(relu)(sum) : sum);
    }
}

/// tanh to about 1e-7 absolute: (1 - e) / (1 + e) with e = exp(-2|x|) = 2^n · 2^f, |f| ≤ ½, by the Taylor series of
/// 2^f to the seventh power.
INLINE V NAME(tanh)(V x) {
    const I sign = (I)x & (int32_t)0x80000000;
    V t = (V)((I)x & 0x7fffffff) * -2.885390081777926815f;  // -2 log2(e)
    t = NAME(pick)(t > -60, t, NAME(all)(-60));
    // Adding 1.5 · 2^23 rounds to a whole number, which then stands in the low bits.
    const V rounded = t + 12582912.0f;
    const V f = t - (rounded - 12582912.0f);
    V e = NAME(all)(1.525273380405984e-5f);
    e = e * f + 1.540353039338161e-4f;
    e = e * f + 1.333355814642844e-3f;
    e = e * f + 9.618129107628477e-3f;
    e = e * f + 5.550410866482158e-2f;
    e = e * f + 2.402265069591007e-1f;
    e = e * f + 6.931471805599453e-1f;
    e = e * f + 1.0f;
    e = (V)((I)e + ((I)rounded << 23));
    return (V)((I)((1.0f - e) / (1.0f + e)) | sign);
}

static void NAME(finish)(const float *z, int64_t blockStride, int64_t rows, float epsilon, float *output) {
    for (int64_t r = 0; r < rows; r++, output += 2 * HEXAPLA_BLOCK) {
        V squares = {};
        for (int b = 0; b < 2; b++)
            for (int i = 0; i < HEXAPLA_BLOCK; i += LANES) {
                const V y = NAME(tanh)(NAME(load)(z + b * blockStride + r * HEXAPLA_BLOCK + i));
                squares += y * y;
                NAME(store)(output + b * HEXAPLA_BLOCK + i, y);
            }
        const float length = NAME(total)(squares);
        const float inverse = 1 / __builtin_sqrtf(length > epsilon ? length : epsilon);
        for (int i = 0; i < 2 * HEXAPLA_BLOCK; i += LANES) NAME(store)(output + i, NAME(load)(output + i) * inverse);
    }
}

static void NAME(quantize)(const float *vector, int64_t count, int8_t *codes) {
    const float largest = NAME(largest)(vector, count);
    const float scale = largest > 0 ? 127 / largest : 0;
    for (int64_t i = 0; i < count; i++)
        codes[i] = (int8_t)(int32_t)((vector[i] * scale + 12582912.0f) - 12582912.0f);
}

static int32_t NAME(dot)(const int8_t *a, const int8_t *b, int64_t count) {
    int32_t sum = 0;
    for (int64_t i = 0; i < count; i++) sum += (int16_t)a[i] * (int16_t)b[i];
    return sum;
}

const KernelTable NAME(kernels) = {
    NAME(multiply), NAME(dequantize), NAME(normalize), NAME(gather),   NAME(accumulate), NAME(pool),
    NAME(finish),   NAME(code_rows),  NAME(convolve),  NAME(quantize), NAME(dot),
};
