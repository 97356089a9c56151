#ifndef HEXAPLA_CWORDS_H
#define HEXAPLA_CWORDS_H

#include <stdint.h>

// The inner loops of linking words, and the learned numbers that they are linked by.
//
// Results are the same bits on every processor: what is added up is added in an order that is part of the definition, 16
// sums side by side whatever the vectors' length, and no multiplication is fused with an addition.

#ifdef __cplusplus
extern "C" {
#endif

/// output = x · matrix for each of `rows` rows: `inputs` numbers times a matrix of `inputs` rows of `outputs` numbers, a
/// multiple of 16.
void hexapla_words_project(const float *x, int64_t rows, int64_t inputs, const float *matrix, int64_t outputs,
                           float *output);

/// All dot products of rows of `width` numbers, a multiple of 16: row i of `a` with row j of `b` to output[i * rowsB + j].
void hexapla_words_products(const float *a, int64_t rowsA, const float *b, int64_t rowsB, int64_t width, float *output);

/// The file of learned numbers for multilingual-e5-small's states; its length.
const uint8_t *hexapla_words_model(int64_t *length);

#ifdef __cplusplus
}
#endif

#endif
