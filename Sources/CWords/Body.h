// Included once for each set of instructions: NAME(x) makes names of their own.

typedef float NAME(sixteen) __attribute__((vector_size(64)));
typedef float NAME(loose) __attribute__((vector_size(64), aligned(4)));

static void NAME(project)(const float *x, int64_t rows, int64_t inputs, const float *matrix, int64_t outputs,
                          float *output) {
#pragma clang fp contract(off)
    for (int64_t row = 0; row < rows; row++) {
        for (int64_t column = 0; column < outputs; column += 64) {
            const int64_t width = outputs - column < 64 ? outputs - column : 64;
            if (width == 64) {
                NAME(sixteen) sum[4] = {{0}, {0}, {0}, {0}};
                for (int64_t input = 0; input < inputs; input++) {
                    const NAME(loose) *weights = (const NAME(loose) *)(matrix + input * outputs + column);
                    const float value = x[row * inputs + input];
                    for (int part = 0; part < 4; part++) sum[part] = sum[part] + value * weights[part];
                }
                for (int part = 0; part < 4; part++) *(NAME(loose) *)(output + row * outputs + column + 16 * part) = sum[part];
            } else {
                for (int64_t part = 0; part < width; part += 16) {
                    NAME(sixteen) sum = {0};
                    for (int64_t input = 0; input < inputs; input++) {
                        sum = sum + x[row * inputs + input] *
                                        *(const NAME(loose) *)(matrix + input * outputs + column + part);
                    }
                    *(NAME(loose) *)(output + row * outputs + column + part) = sum;
                }
            }
        }
    }
}

static void NAME(products)(const float *a, int64_t rowsA, const float *b, int64_t rowsB, int64_t width, float *output) {
#pragma clang fp contract(off)
    for (int64_t one = 0; one < rowsA; one++) {
        for (int64_t other = 0; other < rowsB; other++) {
            NAME(sixteen) sum = {0};
            for (int64_t column = 0; column < width; column += 16) {
                sum = sum + *(const NAME(loose) *)(a + one * width + column) *
                                *(const NAME(loose) *)(b + other * width + column);
            }
            float halves[16];
            *(NAME(loose) *)halves = sum;
            for (int step = 8; step > 0; step /= 2)
                for (int lane = 0; lane < step; lane++) halves[lane] += halves[lane + step];
            output[one * rowsB + other] = halves[0];
        }
    }
}
