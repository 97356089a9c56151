#include "CEncoderKernels.h"
#include "TransformerTable.h"

static const TransformerTable *kernels(int32_t level) {
#if defined(__x86_64__)
    if (level == HEXAPLA_LEVEL_AVX512_VNNI) return &hexapla_avx512_vnni_transformer;
    if (level == HEXAPLA_LEVEL_AVX512) return &hexapla_avx512_transformer;
    if (level == HEXAPLA_LEVEL_AVX2) return &hexapla_avx2_transformer;
#endif
    (void)level;
    return &hexapla_baseline_transformer;
}

void hexapla_code_blocks(int32_t level, const float *input, int64_t rows, int64_t width, hexapla_coded_rows output) {
    kernels(level)->code_blocks(input, rows, width, output);
}

void hexapla_multiply_blocks(int32_t level, const hexapla_block_product *product) {
    kernels(level)->multiply_blocks(product);
}

void hexapla_attend(int32_t level, const float *input, int64_t tokens, float *scratch, float *output) {
    kernels(level)->attend(input, tokens, scratch, output);
}

void hexapla_add_normalize(int32_t level, float *x, const float *y, int64_t rows, const float *gain, const float *shift,
                           float epsilon) {
    kernels(level)->add_normalize(x, y, rows, gain, shift, epsilon);
}

void hexapla_gelu(int32_t level, float *x, int64_t count) { kernels(level)->gelu(x, count); }

void hexapla_embed_rows(int32_t level, const uint8_t *table, const int32_t *ids, int64_t rows, const float *positions,
                        float *output) {
    kernels(level)->embed_rows(table, ids, rows, positions, output);
}

void hexapla_sum_rows(int32_t level, const float *input, int64_t rows, float *output) {
    kernels(level)->sum_rows(input, rows, output);
}
