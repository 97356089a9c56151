#include "CICU.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucurr.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

const char *hexapla_icu_error_name(int32_t status) { return u_errorName((UErrorCode)status); }

static UBreakIterator *as_break(HexaplaBreakIterator *p) { return (UBreakIterator *)p; }

HexaplaBreakIterator *hexapla_icu_break_open(int32_t kind, const char *locale, int32_t *status) {
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(
        kind == 0 ? UBRK_WORD : kind == 1 ? UBRK_SENTENCE : UBRK_LINE, locale, NULL, 0, &error);
    *status = error;
    return (HexaplaBreakIterator *)iterator;
}

void hexapla_icu_break_close(HexaplaBreakIterator *iterator) { ubrk_close(as_break(iterator)); }

void hexapla_icu_break_set_text(HexaplaBreakIterator *iterator, const uint16_t *text, int32_t length,
                                int32_t *status) {
    UErrorCode error = U_ZERO_ERROR;
    ubrk_setText(as_break(iterator), (const UChar *)text, length, &error);
    *status = error;
    ubrk_first(as_break(iterator));
}

int32_t hexapla_icu_break_next(HexaplaBreakIterator *iterator) { return ubrk_next(as_break(iterator)); }
int32_t hexapla_icu_break_status(HexaplaBreakIterator *iterator) { return ubrk_getRuleStatus(as_break(iterator)); }

int32_t hexapla_icu_general_category(uint32_t scalar) { return u_charType((UChar32)scalar); }
int32_t hexapla_icu_sentence_break(uint32_t scalar) {
    return u_getIntPropertyValue((UChar32)scalar, UCHAR_SENTENCE_BREAK);
}
int32_t hexapla_icu_script(uint32_t scalar) {
    UErrorCode error = U_ZERO_ERROR;
    return uscript_getScript((UChar32)scalar, &error);
}
int32_t hexapla_icu_is_white_space(uint32_t scalar) { return u_isUWhiteSpace((UChar32)scalar); }
int32_t hexapla_icu_decimal_digit(uint32_t scalar) { return u_charDigitValue((UChar32)scalar); }
int32_t hexapla_icu_is_wide(uint32_t scalar) {
    int32_t width = u_getIntPropertyValue((UChar32)scalar, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}
uint32_t hexapla_icu_to_lower(uint32_t scalar) { return (uint32_t)u_tolower((UChar32)scalar); }
const char *hexapla_icu_script_name(int32_t script) { return uscript_getShortName((UScriptCode)script); }

int32_t hexapla_icu_fold(const uint16_t *text, int32_t length, uint16_t *out, int32_t capacity, int32_t *status) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFKCCasefoldInstance(&error);
    int32_t needed =
        unorm2_normalize(normalizer, (const UChar *)text, length, (UChar *)out, capacity, &error);
    *status = error;
    return needed;
}

HexaplaTransliterator *hexapla_icu_transliterator_open(const uint16_t *identifier, int32_t length, int32_t *status) {
    UErrorCode error = U_ZERO_ERROR;
    UTransliterator *opened =
        utrans_openU((const UChar *)identifier, length, UTRANS_FORWARD, NULL, 0, NULL, &error);
    *status = error;
    return (HexaplaTransliterator *)opened;
}

void hexapla_icu_transliterator_close(HexaplaTransliterator *transliterator) {
    utrans_close((UTransliterator *)transliterator);
}

void hexapla_icu_transliterate(const HexaplaTransliterator *transliterator, uint16_t *text, int32_t *length,
                               int32_t capacity, int32_t *status) {
    UErrorCode error = U_ZERO_ERROR;
    int32_t limit = *length;
    utrans_transUChars((const UTransliterator *)transliterator, (UChar *)text, length, capacity, 0, &limit, &error);
    *status = error;
}

HexaplaConverter *hexapla_icu_converter_open(const char *name, int32_t lossy, int32_t *status) {
    UErrorCode error = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &error);
    if (U_FAILURE(error)) { *status = error; return NULL; }
    if (!lossy) ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
    *status = error;
    return (HexaplaConverter *)converter;
}

void hexapla_icu_converter_close(HexaplaConverter *converter) { ucnv_close((UConverter *)converter); }

int32_t hexapla_icu_convert(HexaplaConverter *converter, const uint8_t **source, const uint8_t *end, uint16_t *out,
                            int32_t capacity, int32_t *bad_bytes, int32_t *status) {
    UErrorCode error = U_ZERO_ERROR;
    UChar *target = (UChar *)out;
    const char *position = (const char *)*source;
    ucnv_toUnicode((UConverter *)converter, &target, (UChar *)out + capacity, &position, (const char *)end, NULL, 1,
                   &error);
    *source = (const uint8_t *)position;
    *bad_bytes = 0;
    if (error == U_BUFFER_OVERFLOW_ERROR) error = U_ZERO_ERROR;
    if (U_FAILURE(error)) {
        char bytes[32];
        int8_t count = sizeof bytes;
        UErrorCode ignored = U_ZERO_ERROR;
        ucnv_getInvalidChars((UConverter *)converter, bytes, &count, &ignored);
        *bad_bytes = U_SUCCESS(ignored) ? count : 0;
    }
    *status = error;
    return (int32_t)((uint16_t *)target - out);
}

int32_t hexapla_icu_language_known(const char *language) {
    const char *const *known = uloc_getISOLanguages();
    for (; *known; known++)
        if (strcmp(*known, language) == 0) return 1;
    return 0;
}

int32_t hexapla_icu_canonical_tag(const char *tag, char *out, int32_t capacity) {
    char locale[ULOC_FULLNAME_CAPACITY], canonical[ULOC_FULLNAME_CAPACITY];
    UErrorCode error = U_ZERO_ERROR;
    int32_t parsed = 0;
    int32_t length = uloc_forLanguageTag(tag, locale, sizeof locale, &parsed, &error);
    if (U_FAILURE(error) || length >= (int32_t)sizeof locale || parsed != (int32_t)strlen(tag)) return 0;
    uloc_canonicalize(locale, canonical, sizeof canonical, &error);
    int32_t written = uloc_toLanguageTag(canonical, out, capacity, 1, &error);
    return U_FAILURE(error) || written >= capacity ? 0 : written;
}

static int32_t count(const char *const *list) {
    int32_t n = 0;
    while (list[n]) n++;
    return n;
}
int32_t hexapla_icu_country_count(void) { return count(uloc_getISOCountries()); }
const char *hexapla_icu_country_code(int32_t index) { return uloc_getISOCountries()[index]; }
int32_t hexapla_icu_language_count(void) { return count(uloc_getISOLanguages()); }
const char *hexapla_icu_language_code(int32_t index) { return uloc_getISOLanguages()[index]; }

static int32_t found(int32_t length, int32_t capacity, UErrorCode error) {
    // U_USING_DEFAULT_WARNING: ICU has no name in this locale and gives the code back.
    return U_FAILURE(error) || error == U_USING_DEFAULT_WARNING || length > capacity ? 0 : length;
}

int32_t hexapla_icu_country_name(const char *code, const char *locale, uint16_t *out, int32_t capacity) {
    char whole[16] = "und_";
    strncat(whole, code, sizeof whole - 5);
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = uloc_getDisplayCountry(whole, locale, (UChar *)out, capacity, &error);
    return found(length, capacity, error);
}

int32_t hexapla_icu_language_name(const char *code, const char *locale, uint16_t *out, int32_t capacity) {
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = uloc_getDisplayLanguage(code, locale, (UChar *)out, capacity, &error);
    return found(length, capacity, error);
}

int32_t hexapla_icu_display_name(const char *named, const char *locale, uint16_t *out, int32_t capacity) {
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = uloc_getDisplayName(named, locale, (UChar *)out, capacity, &error);
    return found(length, capacity, error);
}

int32_t hexapla_icu_locale_direction(const char *locale) {
    char likely[ULOC_FULLNAME_CAPACITY], script[ULOC_SCRIPT_CAPACITY];
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = uloc_addLikelySubtags(locale, likely, sizeof likely, &error);
    if (U_FAILURE(error) || length >= (int32_t)sizeof likely) return -1;
    length = uloc_getScript(likely, script, sizeof script, &error);
    if (U_FAILURE(error) || length <= 0 || length >= (int32_t)sizeof script) return -1;
    int32_t code = u_getPropertyValueEnum(UCHAR_SCRIPT, script);
    return code < 0 ? -1 : uscript_isRightToLeft((UScriptCode)code) != 0;
}

int32_t hexapla_icu_locale_scripts(const char *locale, int32_t *scripts, int32_t capacity) {
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode codes[16];
    int32_t found = uscript_getCode(locale, codes, 16, &error), count = 0;
    if (U_FAILURE(error)) return 0;
    for (int32_t place = 0; place < found; place++) {
        // Characters have the parts of mixed scripts, and Han for both ways to write it.
        UScriptCode parts[4] = {codes[place], USCRIPT_INVALID_CODE, USCRIPT_INVALID_CODE, USCRIPT_INVALID_CODE};
        switch ((int)codes[place]) {
        case USCRIPT_JAPANESE: parts[1] = USCRIPT_HAN, parts[2] = USCRIPT_HIRAGANA, parts[3] = USCRIPT_KATAKANA; break;
        case USCRIPT_KOREAN: parts[1] = USCRIPT_HAN, parts[2] = USCRIPT_HANGUL; break;
        case USCRIPT_SIMPLIFIED_HAN:
        case USCRIPT_TRADITIONAL_HAN: parts[1] = USCRIPT_HAN, parts[2] = USCRIPT_BOPOMOFO; break;
        default: break;
        }
        for (int32_t part = 0; part < 4 && count < capacity; part++) {
            if (parts[part] != USCRIPT_INVALID_CODE) scripts[count++] = (int32_t)parts[part];
        }
    }
    return count;
}

int32_t hexapla_icu_currency_name(const char *code, const char *locale, int32_t form, uint16_t *out,
                                  int32_t capacity) {
    UErrorCode error = U_ZERO_ERROR;
    UChar wide[4] = {(UChar)code[0], (UChar)code[1], (UChar)code[2], 0};
    UBool choice = 0;
    int32_t length = 0;
    const UChar *name = form == 0 ? ucurr_getName(wide, locale, UCURR_LONG_NAME, &choice, &length, &error)
                                  : ucurr_getPluralName(wide, locale, &choice, "other", &length, &error);
    if (U_FAILURE(error) || error == U_USING_DEFAULT_WARNING || !name || length > capacity) return 0;
    memcpy(out, name, (size_t)length * sizeof(UChar));
    return length;
}

int32_t hexapla_icu_calendar_name(const char *locale, int32_t kind, int32_t index, uint16_t *out, int32_t capacity) {
    static const UDateFormatSymbolType types[] = {UDAT_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_MONTHS,
                                                  UDAT_WEEKDAYS};
    UErrorCode error = U_ZERO_ERROR;
    UDateFormat *format = udat_open(UDAT_NONE, UDAT_LONG, locale, NULL, 0, NULL, 0, &error);
    if (U_FAILURE(error)) return 0;
    int32_t length = udat_getSymbols(format, types[kind], index, (UChar *)out, capacity, &error);
    udat_close(format);
    return U_FAILURE(error) || length > capacity ? 0 : length;
}

int32_t hexapla_icu_compact_number(const char *locale, int32_t is_long, int64_t number, uint16_t *out,
                                   int32_t capacity) {
    UErrorCode error = U_ZERO_ERROR;
    UNumberFormatStyle style = is_long ? UNUM_DECIMAL_COMPACT_LONG : UNUM_DECIMAL_COMPACT_SHORT;
    UNumberFormat *format = unum_open(style, NULL, 0, locale, NULL, &error);
    if (U_FAILURE(error)) return 0;
    int32_t length = unum_formatInt64(format, number, (UChar *)out, capacity, NULL, &error);
    unum_close(format);
    return U_FAILURE(error) || length > capacity ? 0 : length;
}

int32_t hexapla_icu_measure(const char *locale, const char *unit, int32_t is_long, int64_t number, uint16_t *out,
                            int32_t capacity) {
    UErrorCode error = U_ZERO_ERROR;
    char skeleton[128];
    UChar wide[128];
    int size = snprintf(skeleton, sizeof skeleton, "measure-unit/%s unit-width-%s", unit,
                        is_long ? "full-name" : "short");
    if (size < 0 || size >= (int)sizeof skeleton) return 0;
    u_charsToUChars(skeleton, wide, size);
    UNumberFormatter *format = unumf_openForSkeletonAndLocale(wide, size, locale, &error);
    UFormattedNumber *result = unumf_openResult(&error);
    int32_t length = 0;
    if (U_SUCCESS(error)) unumf_formatInt(format, number, result, &error);
    if (U_SUCCESS(error)) length = unumf_resultToString(result, (UChar *)out, capacity, &error);
    unumf_closeResult(result);
    unumf_close(format);
    return U_FAILURE(error) || length > capacity ? 0 : length;
}

// The format, and the names of its public sets of rules, each ended by 0.
struct HexaplaSpeller {
    UNumberFormat *format;
    UChar names[2048];
    int32_t count;
};

HexaplaSpeller *hexapla_icu_speller_open(const char *locale, int32_t *status) {
    UErrorCode error = U_ZERO_ERROR;
    HexaplaSpeller *speller = calloc(1, sizeof *speller);
    if (!speller) {
        *status = U_MEMORY_ALLOCATION_ERROR;
        return NULL;
    }
    speller->format = unum_open(UNUM_SPELLOUT, NULL, 0, locale, NULL, &error);
    int32_t capacity = sizeof speller->names / sizeof speller->names[0] - 1;
    int32_t length = 0;
    if (U_SUCCESS(error)) {
        length = unum_getTextAttribute(speller->format, UNUM_PUBLIC_RULESETS, speller->names, capacity, &error);
    }
    *status = error;
    if (U_FAILURE(error)) {
        hexapla_icu_speller_close(speller);
        return NULL;
    }
    for (int32_t i = 0; i < length; i++) {
        if (speller->names[i] == ';') {
            speller->names[i] = 0;
            speller->count++;
        }
    }
    if (length > 0 && speller->names[length - 1] != 0) speller->count++;
    return speller;
}

void hexapla_icu_speller_close(HexaplaSpeller *speller) {
    if (!speller) return;
    if (speller->format) unum_close(speller->format);
    free(speller);
}

int32_t hexapla_icu_speller_count(const HexaplaSpeller *speller) { return speller->count; }

int32_t hexapla_icu_speller_spell(HexaplaSpeller *speller, int32_t rules, int64_t number, uint16_t *out,
                                  int32_t capacity) {
    if (rules < 0 || rules >= speller->count) return 0;
    const UChar *name = speller->names;
    for (int32_t i = 0; i < rules; i++) {
        while (*name) name++;
        name++;
    }
    UErrorCode error = U_ZERO_ERROR;
    unum_setTextAttribute(speller->format, UNUM_DEFAULT_RULESET, name, -1, &error);
    int32_t length = unum_formatInt64(speller->format, number, (UChar *)out, capacity, NULL, &error);
    return U_FAILURE(error) || length > capacity ? 0 : length;
}
