#ifndef HEXAPLA_CENCODERKERNELS_H
#define HEXAPLA_CENCODERKERNELS_H

#include <stdint.h>

#include "TransformerKernels.h"

// The encoder's inner loops. A matrix here is a row of blocks of 256 columns: column c of row r stands at
// base + (c / 256) * blockStride + r * 256 + c % 256. Every width of the model is a multiple of 64, its token features
// are multiples of 256, and a constant row stride lets one register address a dozen rows.
//
// Why not BLAS: a row's result must not depend on which rows share its batch (same bytes for any thread count), and
// BLAS promises nothing there: OpenBLAS's Haswell kernel does give a row other last bits in another place. Here every
// element is its bias plus its products, added one after the other in the order of the input's columns, whatever the
// blocking. The weights are constant, so they are packed once, on installation; and no input is ever copied to form
// convolution windows.

#ifdef __cplusplus
extern "C" {
#endif

/// Which instructions the kernels use. Results of different levels differ in their last bits.
enum {
    HEXAPLA_LEVEL_BASELINE = 0,
    HEXAPLA_LEVEL_AVX2 = 1,
    HEXAPLA_LEVEL_AVX512 = 2,
    HEXAPLA_LEVEL_AVX512_VNNI = 3,
};

/// The best level that this processor has.
int32_t hexapla_best_level(void);

enum { HEXAPLA_BLOCK = 256, HEXAPLA_PANEL = 16 };

/// Consecutive rows of a product.
typedef struct hexapla_run {
    int64_t inputRow;
    int64_t outputRow;
    int64_t rows;
} hexapla_run;

/// What happens to the products; to be combined.
enum {
    /// Added to what stands in the output, instead of to the bias.
    HEXAPLA_ADD = 1,
    /// Negative results become zero.
    HEXAPLA_RELU = 2,
};

/// y = xW, where x's columns are taken from `tapCount` places: tap t of row r is the `depths[t]` floats from
/// input + taps[t] + r * 256. So a tap is a block of columns, or the same block some rows further on (a convolution).
typedef struct hexapla_product {
    const float *input;
    const int64_t *taps;
    const int64_t *depths;
    int64_t tapCount;
    /// Panels of 16 columns: panel p is W[0][16 p ..< 16 p + 16], W[1][…], … for all rows of W.
    const float *weights;
    /// `columns` floats, or NULL.
    const float *bias;
    /// A multiple of 32.
    int64_t columns;
    float *output;
    int64_t outputRowStride;
    int64_t outputBlockStride;
    int32_t options;
} hexapla_product;

void hexapla_multiply(int32_t level, const hexapla_product *product, const hexapla_run *runs, int64_t runCount);

/// Rows of 256 floats as whole numbers, row n being codes * scales[n]: the largest of a row becomes ±5780.
void hexapla_code_rows(int32_t level, const float *input, int64_t rows, int16_t *codes, float *scales);

/// A packed matrix of 256 columns (hexapla_product.weights) as whole numbers for `hexapla_convolve`: `tapCount` parts of
/// 256 rows each. Column c of every part is codes * scales[c]; the codes of a part's column have a length of 23100 at
/// most. Panels of 16 columns, two rows side by side: W[0][0], W[1][0], W[0][1], W[1][1], …
void hexapla_code_matrix(const float *weights, int64_t tapCount, int16_t *codes, float *scales);

/// A convolution of coded rows with a coded matrix.
///
/// Sums over a tap's 256 products are of whole numbers: exact, and by the lengths of rows and columns less than 2^31.
/// Only they, times both scales, are added up in floats, tap after tap.
typedef struct hexapla_convolution {
    const int16_t *input;
    const float *inputScales;
    /// For each tap how many rows further on its input stands.
    const int64_t *taps;
    int64_t tapCount;
    const int16_t *weights;
    const float *weightScales;
    const float *bias;
    /// Negative results become zero, then this is added: row inputRow at residual + inputRow * 256.
    const float *residual;
    /// Rows of 256.
    float *output;
} hexapla_convolution;

void hexapla_convolve(int32_t level, const hexapla_convolution *convolution, const hexapla_run *runs, int64_t runCount);

/// Rows `ids` of the quantized table as floats: scale[id % groups] * q + low[id % groups], 512 columns.
void hexapla_dequantize(int32_t level, const uint8_t *table, const float *scale, const float *low, int32_t groups,
                        const int32_t *ids, int64_t rows, float *output, int64_t blockStride);

/// Layer norm of 768 columns, in place; a copy of row n goes to entries + slots[n] * entryStride.
void hexapla_normalize(int32_t level, float *x, int64_t blockStride, int64_t rows, const float *gamma,
                       const float *beta, float epsilon, float *entries, int64_t entryStride, const int32_t *slots);

/// First convolutions. Entry: blocks 0–2 the layer-normed projections of the three branches (orders 2, 3, 5), blocks
/// 3–12 their products with the matrices of each window position. `slots[n]` is the entry of the token at position n,
/// -1 outside of the text, where the result is zero; valid from slots[-2] to slots[rows + 1]. Row n of branch i goes to
/// output + i * branchStride + n * 256.
void hexapla_gather(int32_t level, const float *entries, int64_t entryStride, const int32_t *slots, int64_t rows,
                    float *output, int64_t branchStride);

/// Sum over `rows` tokens of the layer-normed features (dequantized embedding, three branches), without gain and bias.
void hexapla_accumulate(int32_t level, const uint8_t *table, const float *scale, const float *low, int32_t groups,
                        const int32_t *ids, int64_t rows, const float *branches, int64_t branchStride, float epsilon,
                        float *sum, int64_t sumBlockStride);

/// output = (a + b + c + tokens * bias) / √tokens, `columns` of them (a multiple of 64); b and c may be NULL. With
/// HEXAPLA_RELU negative results become zero.
void hexapla_pool(int32_t level, const float *a, const float *b, const float *c, const float *bias, float tokens,
                  int64_t columns, int32_t options, float *output, int64_t outputBlockStride);

/// tanh, then division by the Euclidean length: 512 columns in blocks to rows of 512 floats.
void hexapla_finish(int32_t level, const float *z, int64_t blockStride, int64_t rows, float epsilon, float *output);

/// codes = vector scaled so that its largest element is ±127, rounded; all zero for a vector of zeros.
void hexapla_quantize(int32_t level, const float *vector, int64_t count, int8_t *codes);

/// The sum of products: whole numbers, so the same at every level.
int32_t hexapla_dot(int32_t level, const int8_t *a, const int8_t *b, int64_t count);

#ifdef __cplusplus
}
#endif

#endif
