#include "KernelTable.h"

int32_t hexapla_best_level(void) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512vl"))
        return __builtin_cpu_supports("avx512vnni") ? HEXAPLA_LEVEL_AVX512_VNNI : HEXAPLA_LEVEL_AVX512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return HEXAPLA_LEVEL_AVX2;
#endif
    return HEXAPLA_LEVEL_BASELINE;
}

static const KernelTable *kernels(int32_t level) {
#if defined(__x86_64__)
    if (level == HEXAPLA_LEVEL_AVX512_VNNI) return &hexapla_avx512_vnni_kernels;
    if (level == HEXAPLA_LEVEL_AVX512) return &hexapla_avx512_kernels;
    if (level == HEXAPLA_LEVEL_AVX2) return &hexapla_avx2_kernels;
#endif
    (void)level;
    return &hexapla_baseline_kernels;
}

void hexapla_multiply(int32_t level, const hexapla_product *product, const hexapla_run *runs, int64_t runCount) {
    kernels(level)->multiply(product, runs, runCount);
}

void hexapla_dequantize(int32_t level, const uint8_t *table, const float *scale, const float *low, int32_t groups,
                        const int32_t *ids, int64_t rows, float *output, int64_t blockStride) {
    kernels(level)->dequantize(table, scale, low, groups, ids, rows, output, blockStride);
}

void hexapla_normalize(int32_t level, float *x, int64_t blockStride, int64_t rows, const float *gamma,
                       const float *beta, float epsilon, float *entries, int64_t entryStride, const int32_t *slots) {
    kernels(level)->normalize(x, blockStride, rows, gamma, beta, epsilon, entries, entryStride, slots);
}

void hexapla_gather(int32_t level, const float *entries, int64_t entryStride, const int32_t *slots, int64_t rows,
                    float *output, int64_t branchStride) {
    kernels(level)->gather(entries, entryStride, slots, rows, output, branchStride);
}

void hexapla_accumulate(int32_t level, const uint8_t *table, const float *scale, const float *low, int32_t groups,
                        const int32_t *ids, int64_t rows, const float *branches, int64_t branchStride, float epsilon,
                        float *sum, int64_t sumBlockStride) {
    kernels(level)->accumulate(table, scale, low, groups, ids, rows, branches, branchStride, epsilon, sum,
                               sumBlockStride);
}

void hexapla_pool(int32_t level, const float *a, const float *b, const float *c, const float *bias, float tokens,
                  int64_t columns, int32_t options, float *output, int64_t outputBlockStride) {
    kernels(level)->pool(a, b, c, bias, tokens, columns, options, output, outputBlockStride);
}

void hexapla_finish(int32_t level, const float *z, int64_t blockStride, int64_t rows, float epsilon, float *output) {
    kernels(level)->finish(z, blockStride, rows, epsilon, output);
}

void hexapla_code_rows(int32_t level, const float *input, int64_t rows, int16_t *codes, float *scales) {
    kernels(level)->code_rows(input, rows, codes, scales);
}

void hexapla_convolve(int32_t level, const hexapla_convolution *convolution, const hexapla_run *runs,
                      int64_t runCount) {
    kernels(level)->convolve(convolution, runs, runCount);
}

void hexapla_code_matrix(const float *weights, int64_t tapCount, int16_t *codes, float *scales) {
    enum { length = 23100, panels = HEXAPLA_BLOCK / HEXAPLA_PANEL };
    const int64_t rows = tapCount * HEXAPLA_BLOCK;
    for (int64_t panel = 0; panel < panels; panel++) {
        const float *from = weights + panel * rows * HEXAPLA_PANEL;
        int16_t *to = codes + panel * rows * HEXAPLA_PANEL;
        float longest[HEXAPLA_PANEL] = {0};
        for (int64_t tap = 0; tap < tapCount; tap++) {
            float squares[HEXAPLA_PANEL] = {0};
            for (int64_t row = tap * HEXAPLA_BLOCK; row < (tap + 1) * HEXAPLA_BLOCK; row++)
                for (int c = 0; c < HEXAPLA_PANEL; c++)
                    squares[c] += from[row * HEXAPLA_PANEL + c] * from[row * HEXAPLA_PANEL + c];
            for (int c = 0; c < HEXAPLA_PANEL; c++) longest[c] = squares[c] > longest[c] ? squares[c] : longest[c];
        }
        float scale[HEXAPLA_PANEL];
        for (int c = 0; c < HEXAPLA_PANEL; c++) {
            scale[c] = longest[c] > 0 ? length / __builtin_sqrtf(longest[c]) : 0;
            scales[panel * HEXAPLA_PANEL + c] = longest[c] > 0 ? 1 / scale[c] : 0;
        }
        for (int64_t row = 0; row < rows; row++)
            for (int c = 0; c < HEXAPLA_PANEL; c++)
                // Adding 1.5 · 2^23 rounds to a whole number.
                to[row / 2 * 2 * HEXAPLA_PANEL + 2 * c + row % 2] =
                    (int16_t)(int32_t)((from[row * HEXAPLA_PANEL + c] * scale[c] + 12582912.0f) - 12582912.0f);
    }
}

void hexapla_quantize(int32_t level, const float *vector, int64_t count, int8_t *codes) {
    kernels(level)->quantize(vector, count, codes);
}

int32_t hexapla_dot(int32_t level, const int8_t *a, const int8_t *b, int64_t count) {
    return kernels(level)->dot(a, b, count);
}
