// The part of KernelBody.h that convolves in whole numbers.

/// `rows` rows of LANES * VECTORS columns of a convolution. `rows` is a constant wherever this is inlined.
INLINE void NAME(convolve_tile)(const int rows, const hexapla_convolution *p, int64_t inputRow, int64_t outputRow,
                                int64_t column) {
    enum { pairs = HEXAPLA_BLOCK / 2 };
    float *output = p->output + outputRow * HEXAPLA_BLOCK + column;
    const int64_t depth = p->tapCount * HEXAPLA_BLOCK;
    for (int64_t t = 0; t < p->tapCount; t++) {
        const int64_t from = inputRow + p->taps[t];
        const int16_t *input = p->input + from * HEXAPLA_BLOCK;
        const int16_t *weights[VECTORS];
        I sum[ROWS][VECTORS];
#pragma clang loop unroll(full)
        for (int v = 0; v < VECTORS; v++) {
            int64_t c = column + v * LANES;
            weights[v] = p->weights + c / HEXAPLA_PANEL * depth * HEXAPLA_PANEL +
                         t * HEXAPLA_BLOCK * HEXAPLA_PANEL + c % HEXAPLA_PANEL * 2;
#pragma clang loop unroll(full)
            for (int r = 0; r < rows; r++) sum[r][v] = (I){};
        }
#pragma clang loop unroll_count(2)
        for (int64_t k = 0; k < pairs; k++) {
            I weight[VECTORS];
#pragma clang loop unroll(full)
            for (int v = 0; v < VECTORS; v++)
                weight[v] = *(const NAME(loose_integers) *)(weights[v] + k * 2 * HEXAPLA_PANEL);
#pragma clang loop unroll(full)
            for (int r = 0; r < rows; r++) {
                int32_t pair;
                memcpy(&pair, input + r * HEXAPLA_BLOCK + 2 * k, 4);
                const I x = pair - (I){};
#pragma clang loop unroll(full)
                for (int v = 0; v < VECTORS; v++) ADD_PAIRS(sum[r][v], x, weight[v]);
            }
        }
        const int isLast = t + 1 == p->tapCount;
#pragma clang loop unroll(full)
        for (int r = 0; r < rows; r++) {
#pragma clang loop unroll(full)
            for (int v = 0; v < VECTORS; v++) {
                const int64_t c = column + v * LANES;
                float *place = output + r * HEXAPLA_BLOCK + v * LANES;
                const V scale = NAME(load)(p->weightScales + c) * p->inputScales[from + r];
                V y = t == 0 ? NAME(load)(p->bias + c) : NAME(load)(place);
                y = __builtin_convertvector(sum[r][v], V) * scale + y;
                if (isLast) y = NAME(relu)(y) + NAME(load)(p->residual + (inputRow + r) * HEXAPLA_BLOCK + c);
                NAME(store)(place, y);
            }
        }
    }
}

static void NAME(convolve)(const hexapla_convolution *p, const hexapla_run *runs, int64_t runCount) {
    // As in multiply.
    for (int64_t column = 0; column < HEXAPLA_BLOCK; column += NAME(columns)) {
        for (int64_t n = 0; n < runCount; n++) {
            int64_t done = 0;
            for (int64_t left = (runs[n].rows + ROWS - 1) / ROWS; left > 0; left--) {
                const int64_t rows = (runs[n].rows - done + left - 1) / left;
                const int64_t from = runs[n].inputRow + done, to = runs[n].outputRow + done;
#define CASE(n) \
    case n: if (n <= ROWS) NAME(convolve_tile)(n <= ROWS ? n : 1, p, from, to, column); break;
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

static void NAME(code_rows)(const float *input, int64_t rows, int16_t *codes, float *scales) {
    const float most = 5780;
    for (int64_t r = 0; r < rows; r++, input += HEXAPLA_BLOCK, codes += HEXAPLA_BLOCK) {
        const float largest = NAME(largest)(input, HEXAPLA_BLOCK);
        // What is next to nothing would be next to infinity here.
        const float scale = largest > 1e-34f ? most / largest : 0;
        scales[r] = largest / most;
        // Adding 1.5 · 2^23 rounds to a whole number.
        for (int i = 0; i < HEXAPLA_BLOCK; i++)
            codes[i] = (int16_t)(int32_t)((input[i] * scale + 12582912.0f) - 12582912.0f);
    }
}
