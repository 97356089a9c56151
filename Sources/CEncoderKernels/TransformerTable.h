#ifndef HEXAPLA_TRANSFORMERTABLE_H
#define HEXAPLA_TRANSFORMERTABLE_H

#include "TransformerKernels.h"

/// One instruction set's kernels; what each does stands in TransformerKernels.h.
typedef struct TransformerTable {
    void (*code_blocks)(const float *, int64_t, int64_t, hexapla_coded_rows);
    void (*multiply_blocks)(const hexapla_block_product *);
    void (*attend)(const float *, int64_t, float *, float *);
    void (*add_normalize)(float *, const float *, int64_t, const float *, const float *, float);
    void (*gelu)(float *, int64_t);
    void (*embed_rows)(const uint8_t *, const int32_t *, int64_t, const float *, float *);
    void (*sum_rows)(const float *, int64_t, float *);
} TransformerTable;

extern const TransformerTable hexapla_baseline_transformer;
extern const TransformerTable hexapla_avx2_transformer;
extern const TransformerTable hexapla_avx512_transformer;
extern const TransformerTable hexapla_avx512_vnni_transformer;

#endif
