#include "CLanguageDetector.h"

#include <cstdio>
#include <cstring>

#include <cld2/public/compact_lang_det.h>

extern "C" int32_t hexapla_detect_language(const char *text, int64_t length, char *code, int32_t capacity) {
    CLD2::Language languages[3];
    int percents[3], bytes = 0;
    double scores[3];
    bool isReliable = false;
    int size = length > (1 << 20) ? 1 << 20 : (int)length;
    CLD2::Language language = CLD2::ExtDetectLanguageSummary(
        text, size, true, NULL, 0, languages, percents, scores, NULL, &bytes, &isReliable);
    if (language == CLD2::UNKNOWN_LANGUAGE) return -1;
    const char *name = CLD2::LanguageCode(language);
    if (strlen(name) >= (size_t)capacity) return -1;
    strcpy(code, name);
    return isReliable ? 1 : 0;
}
