// The transformer's kernels for one instruction set, included after KernelBody.h. The file that includes it also defines
// BLOCK_ROWS and BLOCK_VECTORS (most rows, and vectors of a row, at once), ADD_QUADS(sum, x, w), which adds to each 32-bit
// lane of `sum` the products of the four numbers of 8 bits that the lanes of w (0 to 15) and x (-127 to 127) hold, and
// WHOLE(sum), which makes of a block's sum a whole number of 32 bits. A sum may be two of 16 bits: 16 products of at most
// 15 · 127 fit.

#include "TransformerTable.h"

// A product fused with an addition has other last bits, and not every level could.
#pragma STDC FP_CONTRACT OFF
// Vectors wider than the level's are passed to inlined functions only.
#pragma clang diagnostic ignored "-Wpsabi"

/// 16 floats, whatever the level's vectors are.
typedef float NAME(wide) __attribute__((vector_size(64)));
typedef float NAME(loose_wide) __attribute__((vector_size(64), aligned(4)));
typedef int32_t NAME(wide_integers) __attribute__((vector_size(64)));
#define W NAME(wide)
#define WI NAME(wide_integers)

INLINE W NAME(load16)(const float *p) { return *(const NAME(loose_wide) *)p; }
INLINE void NAME(store16)(float *p, W x) { *(NAME(loose_wide) *)p = x; }
INLINE W NAME(pick16)(WI mask, W x, W y) { return (W)((mask & (WI)x) | (~mask & (WI)y)); }
INLINE float NAME(total16)(W x) {
    float half[8];
    for (int i = 0; i < 8; i++) half[i] = x[i] + x[i + 8];
    return ((half[0] + half[4]) + (half[2] + half[6])) + ((half[1] + half[5]) + (half[3] + half[7]));
}

/// e^x for x ≤ 0 (below -80 as -80), to about 1e-7: 2^n · 2^f, |f| ≤ ½, by the Taylor series of 2^f to the seventh power.
INLINE W NAME(exp16)(W x) {
    W t = x * 1.442695040888963f;
    const W least = (W){} - 115.0f;
    t = NAME(pick16)(t > least, t, least);
    // Adding 1.5 · 2^23 rounds to a whole number, which then stands in the low bits.
    const W rounded = t + 12582912.0f;
    const W f = t - (rounded - 12582912.0f);
    W e = (W){} + 1.525273380405984e-5f;
    e = e * f + 1.540353039338161e-4f;
    e = e * f + 1.333355814642844e-3f;
    e = e * f + 9.618129107628477e-3f;
    e = e * f + 5.550410866482158e-2f;
    e = e * f + 2.402265069591007e-1f;
    e = e * f + 6.931471805599453e-1f;
    e = e * f + 1.0f;
    return (W)((WI)e + ((WI)rounded << 23));
}

static void NAME(code_blocks)(const float *input, int64_t rows, int64_t width, hexapla_coded_rows output) {
    for (int64_t b = 0; b < rows * width / HEXAPLA_E5_BLOCK; b++) {
        const float *x = input + b * HEXAPLA_E5_BLOCK;
        const W low = NAME(load16)(x), high = NAME(load16)(x + 16);
        // Without their signs, the bits of floats are in the floats' order.
        const WI p = (WI)low & 0x7fffffff, q = (WI)high & 0x7fffffff, more = p > q;
        WI most = (more & p) | (~more & q);
        int32_t top = 0;
        for (int i = 0; i < 16; i++) top = most[i] > top ? most[i] : top;
        float largest;
        memcpy(&largest, &top, 4);
        // What is next to nothing would be next to infinity here.
        const float scale = largest > 1e-34f ? 127 / largest : 0;
        output.scales[b] = largest / 127;
        const WI first = (WI)(low * scale + 12582912.0f) - 0x4b400000, second = (WI)(high * scale + 12582912.0f) - 0x4b400000;
        const WI both = first + second;
        int8_t *codes = output.codes + b * HEXAPLA_E5_BLOCK;
        int32_t sum = 0;
        for (int i = 0; i < 16; i++) {
            codes[i] = (int8_t)first[i];
            codes[16 + i] = (int8_t)second[i];
            sum += both[i];
        }
        output.offsets[b] = -8 * sum;
    }
}

/// `rows` rows of LANES * BLOCK_VECTORS columns. `rows` is a constant wherever this is inlined.
INLINE void NAME(block_tile)(const int rows, const hexapla_block_product *p, const uint8_t *weights, int64_t row,
                             int64_t column) {
    const int64_t blocks = p->inputs / HEXAPLA_E5_BLOCK;
    const int8_t *codes = p->input.codes + row * p->inputs;
    const float *scales = p->input.scales + row * blocks;
    const int32_t *offsets = p->input.offsets + row * blocks;
    V total[BLOCK_ROWS][BLOCK_VECTORS];
    const uint8_t *panels[BLOCK_VECTORS];
    const float *panelScales[BLOCK_VECTORS];
#pragma clang loop unroll(full)
    for (int v = 0; v < BLOCK_VECTORS; v++) {
        const int64_t c = v * LANES;
        panels[v] = weights + c / 16 * blocks * 512 + c % 16 * 4;
        panelScales[v] = p->weightScales + (column + c) / 16 * blocks * 16 + c % 16;
#pragma clang loop unroll(full)
        for (int r = 0; r < rows; r++) total[r][v] = NAME(load)(p->bias + column + c);
    }
    for (int64_t b = 0; b < blocks; b++) {
        I sum[BLOCK_ROWS][BLOCK_VECTORS];
#pragma clang loop unroll(full)
        for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
            for (int v = 0; v < BLOCK_VECTORS; v++) sum[r][v] = (I){};
#pragma clang loop unroll(full)
        for (int k = 0; k < 8; k++) {
            I weight[BLOCK_VECTORS];
#pragma clang loop unroll(full)
            for (int v = 0; v < BLOCK_VECTORS; v++)
                weight[v] = *(const NAME(loose_integers) *)(panels[v] + b * 512 + k * 64);
#pragma clang loop unroll(full)
            for (int r = 0; r < rows; r++) {
                int32_t quad;
                memcpy(&quad, codes + r * p->inputs + b * HEXAPLA_E5_BLOCK + 4 * k, 4);
                const I x = quad - (I){};
#pragma clang loop unroll(full)
                for (int v = 0; v < BLOCK_VECTORS; v++) ADD_QUADS(sum[r][v], x, weight[v]);
            }
        }
#pragma clang loop unroll(full)
        for (int v = 0; v < BLOCK_VECTORS; v++) {
            const V scale = NAME(load)(panelScales[v] + b * 16);
#pragma clang loop unroll(full)
            for (int r = 0; r < rows; r++) {
                const I whole = WHOLE(sum[r][v]) + offsets[r * blocks + b];
                const V part = __builtin_convertvector(whole, V) * (scale * scales[r * blocks + b]);
                total[r][v] = total[r][v] + part;
            }
        }
    }
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
        for (int v = 0; v < BLOCK_VECTORS; v++)
            NAME(store)(p->output + (row + r) * p->outputs + column + v * LANES, total[r][v]);
}

static void NAME(multiply_blocks)(const hexapla_block_product *p) {
    enum { columns = LANES * BLOCK_VECTORS };
    uint8_t unpacked[columns * HEXAPLA_E5_INPUTS] __attribute__((aligned(64)));
    const int64_t blocks = p->inputs / HEXAPLA_E5_BLOCK;
    // A panel is unpacked once for all rows, and stays in the nearest caches.
    for (int64_t column = 0; column < p->outputs; column += columns) {
        const uint8_t *packed = p->weights + column / 16 * blocks * 256;
        for (int64_t b = 0; b < columns / 16 * blocks; b++)
            for (int i = 0; i < 256; i++) {
                unpacked[b * 512 + i] = packed[b * 256 + i] & 15;
                unpacked[b * 512 + 256 + i] = packed[b * 256 + i] >> 4;
            }
        int64_t row = 0;
        for (; row + BLOCK_ROWS <= p->rows; row += BLOCK_ROWS) NAME(block_tile)(BLOCK_ROWS, p, unpacked, row, column);
        for (; row < p->rows; row++) NAME(block_tile)(1, p, unpacked, row, column);
    }
}

enum { NAME(queries) = 4 };

/// Attention of up to four tokens in one head. `queries` is a constant wherever this is inlined.
INLINE void NAME(attend_tile)(const int queries, const float *input, int64_t first, int64_t tokens, int head,
                              const float *keys, float *weights, float *output) {
    enum { stride = 3 * HEXAPLA_E5_WIDTH, longest = HEXAPLA_E5_LONGEST };
    const float *query = input + first * stride + head * HEXAPLA_E5_HEAD;
    const float *values = input + 2 * HEXAPLA_E5_WIDTH + head * HEXAPLA_E5_HEAD;
    const int64_t padded = (tokens + 15) / 16 * 16;
    for (int64_t j = 0; j < padded; j += 16) {
        W sum[NAME(queries)];
        for (int n = 0; n < queries; n++) sum[n] = (W){};
        for (int d = 0; d < HEXAPLA_E5_HEAD; d++) {
            const W key = NAME(load16)(keys + d * longest + j);
#pragma clang loop unroll(full)
            for (int n = 0; n < queries; n++) sum[n] = sum[n] + key * query[n * stride + d];
        }
        for (int n = 0; n < queries; n++) NAME(store16)(weights + n * longest + j, sum[n] * 0.17677669529663687f);
    }
    float inverse[NAME(queries)];
    for (int n = 0; n < queries; n++) {
        float *own = weights + n * longest;
        float most = own[0];
        for (int64_t j = 1; j < tokens; j++) most = own[j] > most ? own[j] : most;
        for (int64_t j = tokens; j < padded; j++) own[j] = most;
        W sum = (W){};
        for (int64_t j = 0; j < padded; j += 16) {
            W e = NAME(exp16)(NAME(load16)(own + j) - most);
            if (j + 16 > tokens)
                for (int64_t k = tokens - j; k < 16; k++) e[k] = 0;
            NAME(store16)(own + j, e);
            sum = sum + e;
        }
        inverse[n] = 1 / NAME(total16)(sum);
    }
    for (int half = 0; half < HEXAPLA_E5_HEAD; half += 16) {
        W sum[NAME(queries)];
        for (int n = 0; n < queries; n++) sum[n] = (W){};
        for (int64_t j = 0; j < tokens; j++) {
            const W value = NAME(load16)(values + j * stride + half);
#pragma clang loop unroll(full)
            for (int n = 0; n < queries; n++) sum[n] = sum[n] + value * weights[n * longest + j];
        }
        for (int n = 0; n < queries; n++)
            NAME(store16)(output + (first + n) * HEXAPLA_E5_WIDTH + head * HEXAPLA_E5_HEAD + half, sum[n] * inverse[n]);
    }
}

static void NAME(attend)(const float *input, int64_t tokens, float *scratch, float *output) {
    enum { stride = 3 * HEXAPLA_E5_WIDTH, longest = HEXAPLA_E5_LONGEST };
    float *weights = scratch + HEXAPLA_E5_HEAD * longest;
    const int64_t padded = (tokens + 15) / 16 * 16;
    for (int head = 0; head < HEXAPLA_E5_HEADS; head++) {
        // Keys side by side: a vector is one number of 16 tokens.
        const float *keys = input + HEXAPLA_E5_WIDTH + head * HEXAPLA_E5_HEAD;
        for (int d = 0; d < HEXAPLA_E5_HEAD; d++)
            for (int64_t j = 0; j < padded; j++) scratch[d * longest + j] = j < tokens ? keys[j * stride + d] : 0;
        int64_t n = 0;
        for (; n + NAME(queries) <= tokens; n += NAME(queries))
            NAME(attend_tile)(NAME(queries), input, n, tokens, head, scratch, weights, output);
        for (; n < tokens; n++) NAME(attend_tile)(1, input, n, tokens, head, scratch, weights, output);
    }
}

static void NAME(add_normalize)(float *x, const float *y, int64_t rows, const float *gain, const float *shift,
                                float epsilon) {
    for (int64_t r = 0; r < rows; r++, x += HEXAPLA_E5_WIDTH) {
        W sum = (W){};
        for (int i = 0; i < HEXAPLA_E5_WIDTH; i += 16) {
            W own = NAME(load16)(x + i);
            if (y != NULL) own = own + NAME(load16)(y + r * HEXAPLA_E5_WIDTH + i);
            NAME(store16)(x + i, own);
            sum = sum + own;
        }
        const float mean = NAME(total16)(sum) / HEXAPLA_E5_WIDTH;
        W squares = (W){};
        for (int i = 0; i < HEXAPLA_E5_WIDTH; i += 16) {
            const W distance = NAME(load16)(x + i) - mean;
            squares = squares + distance * distance;
        }
        const float inverse = 1 / __builtin_sqrtf(NAME(total16)(squares) / HEXAPLA_E5_WIDTH + epsilon);
        for (int i = 0; i < HEXAPLA_E5_WIDTH; i += 16)
            NAME(store16)(x + i, (NAME(load16)(x + i) - mean) * inverse * NAME(load16)(gain + i) + NAME(load16)(shift + i));
    }
}

/// erf by Abramowitz and Stegun's 7.1.26, off by less than 1.5e-7.
static void NAME(gelu)(float *x, int64_t count) {
    for (int64_t i = 0; i < count; i += 16) {
        const W own = NAME(load16)(x + i);
        const W scaled = own * 0.70710678f;
        const WI sign = (WI)scaled & (int32_t)0x80000000;
        const W size = (W)((WI)scaled & 0x7fffffff);
        const W t = 1.0f / (size * 0.3275911f + 1.0f);
        W p = t * 1.061405429f + -1.453152027f;
        p = p * t + 1.421413741f;
        p = p * t + -0.284496736f;
        p = p * t + 0.254829592f;
        p = p * t;
        const W error = 1.0f - p * NAME(exp16)(-(size * size));
        NAME(store16)(x + i, own * 0.5f * ((W)((WI)error | sign) + 1.0f));
    }
}

/// The number that a half-precision float's bits mean; infinities as large numbers.
INLINE float NAME(half)(uint32_t bits) {
    const uint32_t exponent = bits >> 10 & 31, fraction = bits & 1023;
    float size;
    if (exponent == 0) {
        size = (float)fraction * 0x1p-24f;
    } else {
        const uint32_t whole = (exponent + 112) << 23 | fraction << 13;
        memcpy(&size, &whole, 4);
    }
    return bits >> 15 ? -size : size;
}

static void NAME(embed_rows)(const uint8_t *table, const int32_t *ids, int64_t rows, const float *positions,
                             float *output) {
    for (int64_t r = 0; r < rows; r++) {
        const uint8_t *block = table + (int64_t)ids[r] * HEXAPLA_E5_ROW;
        for (int c = 0; c < HEXAPLA_E5_WIDTH; c += HEXAPLA_E5_BLOCK, block += 18) {
            const float scale = NAME(half)((uint32_t)block[0] | (uint32_t)block[1] << 8);
            const float *from = positions + r * HEXAPLA_E5_WIDTH + c;
            float *to = output + r * HEXAPLA_E5_WIDTH + c;
            for (int i = 0; i < 16; i++) {
                to[i] = (float)((block[2 + i] & 15) - 8) * scale + from[i];
                to[16 + i] = (float)((block[2 + i] >> 4) - 8) * scale + from[16 + i];
            }
        }
    }
}

static void NAME(sum_rows)(const float *input, int64_t rows, float *output) {
    for (int i = 0; i < HEXAPLA_E5_WIDTH; i += 16) {
        W sum = NAME(load16)(output + i);
        for (int64_t r = 0; r < rows; r++) sum = sum + NAME(load16)(input + r * HEXAPLA_E5_WIDTH + i);
        NAME(store16)(output + i, sum);
    }
}

const TransformerTable NAME(transformer) = {
    NAME(code_blocks), NAME(multiply_blocks), NAME(attend), NAME(add_normalize),
    NAME(gelu),        NAME(embed_rows),      NAME(sum_rows),
};
