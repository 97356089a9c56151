#include "CWords.h"

#define NAME(x) baseline_##x
#include "Body.h"
#undef NAME

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define NAME(x) avx2_##x
#include "Body.h"
#undef NAME
#pragma clang attribute pop
#endif

void hexapla_words_project(const float *x, int64_t rows, int64_t inputs, const float *matrix, int64_t outputs,
                           float *output) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return avx2_project(x, rows, inputs, matrix, outputs, output);
#endif
    baseline_project(x, rows, inputs, matrix, outputs, output);
}

void hexapla_words_products(const float *a, int64_t rowsA, const float *b, int64_t rowsB, int64_t width,
                            float *output) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return avx2_products(a, rowsA, b, rowsB, width, output);
#endif
    baseline_products(a, rowsA, b, rowsB, width, output);
}

// Text. As a literal of Swift it would take the compiler a minute.
#pragma clang diagnostic ignored "-Wc23-extensions"
static const uint8_t model[] = {
#embed "../Words/Fitted/multilingual-e5-small.txt"
};

const uint8_t *hexapla_words_model(int64_t *length) {
    *length = sizeof model;
    return model;
}
