#ifndef HEXAPLA_TRANSFORMERKERNELS_H
#define HEXAPLA_TRANSFORMERKERNELS_H

#include <stdint.h>

// The inner loops of a transformer with weights of four bits: multilingual-e5-small's sizes.
//
// Results are the same bits at every level. Products are sums of whole numbers over blocks of 32, exact in 32 bits. What is
// added up in floats is added in an order that is part of the definition, 16 sums side by side whatever the vectors'
// length, and no multiplication is fused with an addition. A row's result depends on that row alone, or in attention
// on its text alone.

#ifdef __cplusplus
extern "C" {
#endif

enum {
    HEXAPLA_E5_WIDTH = 384,
    HEXAPLA_E5_HEADS = 12,
    HEXAPLA_E5_HEAD = 32,
    HEXAPLA_E5_BLOCK = 32,
    /// Bytes of a row of the embedding table: 12 blocks of a half-precision scale and 16 bytes.
    HEXAPLA_E5_ROW = 216,
    /// Most inputs of a product.
    HEXAPLA_E5_INPUTS = 1536,
    HEXAPLA_E5_LONGEST = 512,
};

/// Rows of whole numbers, a scale for each block of 32: a block's largest number becomes ±127. `offsets` are -8 times the
/// sum of a block's numbers, what takes the 8 off weights that are stored as 0 to 15.
typedef struct hexapla_coded_rows {
    int8_t *codes;
    float *scales;
    int32_t *offsets;
} hexapla_coded_rows;

/// Codes `rows` rows of `width` numbers, a multiple of 32.
void hexapla_code_blocks(int32_t level, const float *input, int64_t rows, int64_t width, hexapla_coded_rows output);

/// y = xW + bias for coded rows.
typedef struct hexapla_block_product {
    hexapla_coded_rows input;
    int64_t rows;
    int64_t inputs;
    /// A multiple of 32.
    int64_t outputs;
    /// Panels of 16 outputs; in each, for each block, 256 bytes: byte 64 t + 4 c + i has for output c the weight of input
    /// 4 t + i in its low half and that of input 16 + 4 t + i in its high half, both with 8 added.
    const uint8_t *weights;
    /// For each panel and block 16 scales.
    const float *weightScales;
    const float *bias;
    /// Rows of `outputs` numbers.
    float *output;
} hexapla_block_product;

void hexapla_multiply_blocks(int32_t level, const hexapla_block_product *product);

/// Attention of one text of at most 512 tokens: rows of queries, keys and values side by side to rows of 384. `scratch` has
/// room for 36 rows of 512 numbers.
void hexapla_attend(int32_t level, const float *input, int64_t tokens, float *scratch, float *output);

/// x = layer norm of x + y, rows of 384; y may be NULL.
void hexapla_add_normalize(int32_t level, float *x, const float *y, int64_t rows, const float *gain, const float *shift,
                           float epsilon);

/// x (1 + erf(x / √2)) / 2 in place; `count` is a multiple of 16.
void hexapla_gelu(int32_t level, float *x, int64_t count);

/// Rows `ids` of the table of four-bit numbers plus the rows of `positions` from the first on.
void hexapla_embed_rows(int32_t level, const uint8_t *table, const int32_t *ids, int64_t rows, const float *positions,
                        float *output);

/// The sum of rows of 384, one after the other, added to what stands in the output.
void hexapla_sum_rows(int32_t level, const float *input, int64_t rows, float *output);

#ifdef __cplusplus
}
#endif

#endif
