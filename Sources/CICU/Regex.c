#include "CICU.h"

#include <stdlib.h>
#include <unicode/uregex.h>

struct HexaplaRegex {
    URegularExpression *expression;
    // How many more times the engine may report, each time after some thousand steps.
    int64_t budget;
};

static UBool U_CALLCONV spend(const void *context, int32_t steps) {
    (void)steps;
    struct HexaplaRegex *regex = (struct HexaplaRegex *)context;
    return --regex->budget >= 0;
}

HexaplaRegex *hexapla_icu_regex_open(const uint16_t *pattern, int32_t length, int32_t *status) {
    UErrorCode error = U_ZERO_ERROR;
    HexaplaRegex *regex = calloc(1, sizeof *regex);
    if (!regex) {
        *status = U_MEMORY_ALLOCATION_ERROR;
        return NULL;
    }
    regex->expression = uregex_open((const UChar *)pattern, length, 0, NULL, &error);
    if (U_SUCCESS(error)) uregex_setMatchCallback(regex->expression, spend, regex, &error);
    *status = error;
    if (U_FAILURE(error)) {
        hexapla_icu_regex_close(regex);
        return NULL;
    }
    return regex;
}

void hexapla_icu_regex_close(HexaplaRegex *regex) {
    if (!regex) return;
    if (regex->expression) uregex_close(regex->expression);
    free(regex);
}

void hexapla_icu_regex_set_text(HexaplaRegex *regex, const uint16_t *text, int32_t length, int64_t budget,
                                int32_t *status) {
    UErrorCode error = U_ZERO_ERROR;
    regex->budget = budget;
    uregex_setText(regex->expression, (const UChar *)text, length, &error);
    *status = error;
}

int64_t hexapla_icu_regex_budget(const HexaplaRegex *regex) { return regex->budget; }

int32_t hexapla_icu_regex_find(HexaplaRegex *regex, int32_t from, int32_t *start, int32_t *end, int32_t *status) {
    UErrorCode error = U_ZERO_ERROR;
    UBool found = uregex_find(regex->expression, from, &error);
    if (found && U_SUCCESS(error)) {
        *start = uregex_start(regex->expression, 0, &error);
        *end = uregex_end(regex->expression, 0, &error);
    }
    *status = error;
    return found && U_SUCCESS(error);
}
