#ifndef HEXAPLA_KERNELTABLE_H
#define HEXAPLA_KERNELTABLE_H

#include "CEncoderKernels.h"

/// One instruction set's kernels; what each does stands in CEncoderKernels.h.
typedef struct KernelTable {
    void (*multiply)(const hexapla_product *, const hexapla_run *, int64_t);
    void (*dequantize)(const uint8_t *, const float *, const float *, int32_t, const int32_t *, int64_t, float *,
                       int64_t);
    void (*normalize)(float *, int64_t, int64_t, const float *, const float *, float, float *, int64_t,
                      const int32_t *);
    void (*gather)(const float *, int64_t, const int32_t *, int64_t, float *, int64_t);
    void (*accumulate)(const uint8_t *, const float *, const float *, int32_t, const int32_t *, int64_t, const float *,
                       int64_t, float, float *, int64_t);
    void (*pool)(const float *, const float *, const float *, const float *, float, int64_t, int32_t,
                 float *, int64_t);
    void (*finish)(const float *, int64_t, int64_t, float, float *);
    void (*code_rows)(const float *, int64_t, int16_t *, float *);
    void (*convolve)(const hexapla_convolution *, const hexapla_run *, int64_t);
    void (*quantize)(const float *, int64_t, int8_t *);
    int32_t (*dot)(const int8_t *, const int8_t *, int64_t);
} KernelTable;

extern const KernelTable hexapla_baseline_kernels;
extern const KernelTable hexapla_avx2_kernels;
extern const KernelTable hexapla_avx512_kernels;
extern const KernelTable hexapla_avx512_vnni_kernels;

#endif
