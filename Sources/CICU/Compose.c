#include "CICU.h"

#include <unicode/unorm2.h>
#include <unicode/utf16.h>

int32_t hexapla_icu_text_is_composed(const uint16_t *text, int32_t length) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFCInstance(&error);
    return U_SUCCESS(error) && unorm2_spanQuickCheckYes(normalizer, (const UChar *)text, length, &error) == length;
}

// ICU sorts combining marks by insertion, which costs the square of their number: so the text is composed in pieces that
// end where one may, and after so many marks in a row anywhere.
enum { pieceLength = 256, mostMarks = 64 };

int32_t hexapla_icu_compose(const uint16_t *text, int32_t length, uint16_t *out, int32_t capacity, int32_t *status) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFCInstance(&error);
    int32_t written = 0;
    for (int32_t start = 0, end; start < length && U_SUCCESS(error); start = end) {
        end = length - start > pieceLength ? start + pieceLength : length;
        const int32_t most = length - end > mostMarks ? end + mostMarks : length;
        if (end < length) U16_SET_CP_START(text, start, end);
        while (end < most) {
            int32_t next = end;
            UChar32 scalar;
            U16_NEXT(text, next, length, scalar);
            if (unorm2_hasBoundaryBefore(normalizer, scalar)) break;
            end = next;
        }
        written += unorm2_normalize(normalizer, (const UChar *)text + start, end - start, (UChar *)out + written,
                                    capacity - written, &error);
    }
    *status = error;
    return written;
}
