// A narrow door to ICU. Opaque types and stdint only: an ICU header in a public header clashes with Foundation's own ICU.
// Text is UTF-16 code units everywhere; `status` receives ICU's error code (0 or below: success).
#ifndef HEXAPLA_CICU_H
#define HEXAPLA_CICU_H

#include <stdint.h>

typedef struct HexaplaBreakIterator HexaplaBreakIterator;
typedef struct HexaplaTransliterator HexaplaTransliterator;
typedef struct HexaplaConverter HexaplaConverter;

const char *hexapla_icu_error_name(int32_t status);

// Break iterators. kind: 0 words, 1 sentences, 2 lines. The text must outlive its use.
HexaplaBreakIterator *hexapla_icu_break_open(int32_t kind, const char *locale, int32_t *status);
void hexapla_icu_break_close(HexaplaBreakIterator *iterator);
void hexapla_icu_break_set_text(HexaplaBreakIterator *iterator, const uint16_t *text, int32_t length, int32_t *status);
// The next boundary, or -1 at the end.
int32_t hexapla_icu_break_next(HexaplaBreakIterator *iterator);
// ICU's rule status of the boundary last returned: for words < 100 means space or punctuation, 100..<200 a number.
int32_t hexapla_icu_break_status(HexaplaBreakIterator *iterator);

// Properties of one code point.
int32_t hexapla_icu_general_category(uint32_t scalar);
int32_t hexapla_icu_sentence_break(uint32_t scalar);
int32_t hexapla_icu_script(uint32_t scalar);
int32_t hexapla_icu_is_white_space(uint32_t scalar);
int32_t hexapla_icu_decimal_digit(uint32_t scalar);
int32_t hexapla_icu_is_wide(uint32_t scalar);
uint32_t hexapla_icu_to_lower(uint32_t scalar);
const char *hexapla_icu_script_name(int32_t script);

// NFKC with case folding and default ignorables removed. Returns the length needed.
int32_t hexapla_icu_fold(const uint16_t *text, int32_t length, uint16_t *out, int32_t capacity, int32_t *status);

// Canonical composition (NFC). `text_is_composed` is quick, and never wrong where it says yes. `compose` returns the
// length written; `out` needs three units for each of the text's.
int32_t hexapla_icu_text_is_composed(const uint16_t *text, int32_t length);
int32_t hexapla_icu_compose(const uint16_t *text, int32_t length, uint16_t *out, int32_t capacity, int32_t *status);

HexaplaTransliterator *hexapla_icu_transliterator_open(const uint16_t *identifier, int32_t length, int32_t *status);
void hexapla_icu_transliterator_close(HexaplaTransliterator *transliterator);
// Works in place on `text` of `*length` units within `capacity`; `*length` becomes the length of the result.
void hexapla_icu_transliterate(const HexaplaTransliterator *transliterator, uint16_t *text, int32_t *length,
                               int32_t capacity, int32_t *status);

// Regular expressions. The text must outlive its use. The engine may report `budget` times, each time after some thousand
// steps; then it stops with an error.
typedef struct HexaplaRegex HexaplaRegex;
HexaplaRegex *hexapla_icu_regex_open(const uint16_t *pattern, int32_t length, int32_t *status);
void hexapla_icu_regex_close(HexaplaRegex *regex);
void hexapla_icu_regex_set_text(HexaplaRegex *regex, const uint16_t *text, int32_t length, int64_t budget,
                                int32_t *status);
// What is left of the budget.
int64_t hexapla_icu_regex_budget(const HexaplaRegex *regex);
// The first match that begins at `from` or later; 0 where there is none.
int32_t hexapla_icu_regex_find(HexaplaRegex *regex, int32_t from, int32_t *start, int32_t *end, int32_t *status);

// Converters from bytes. NULL where ICU does not know the name.
HexaplaConverter *hexapla_icu_converter_open(const char *name, int32_t lossy, int32_t *status);
void hexapla_icu_converter_close(HexaplaConverter *converter);
// Converts from `*source` on, until the input ends, `capacity` units are written or bytes do not decode
// (then `*bad_bytes` is how many bytes before `*source` are bad). Returns the number of units written.
int32_t hexapla_icu_convert(HexaplaConverter *converter, const uint8_t **source, const uint8_t *end, uint16_t *out,
                            int32_t capacity, int32_t *bad_bytes, int32_t *status);

// Locale data. Each writes a name of at most `capacity` units and returns its length (0: none).
int32_t hexapla_icu_language_known(const char *language);
int32_t hexapla_icu_canonical_tag(const char *tag, char *out, int32_t capacity);
int32_t hexapla_icu_country_count(void);
const char *hexapla_icu_country_code(int32_t index);
int32_t hexapla_icu_language_count(void);
const char *hexapla_icu_language_code(int32_t index);
int32_t hexapla_icu_country_name(const char *code, const char *locale, uint16_t *out, int32_t capacity);
int32_t hexapla_icu_language_name(const char *code, const char *locale, uint16_t *out, int32_t capacity);
// A locale's whole name, with script and country: "zh_Hant" in "zh_Hant".
int32_t hexapla_icu_display_name(const char *named, const char *locale, uint16_t *out, int32_t capacity);
// The scripts that a locale's language is written in, as `hexapla_icu_script` numbers them: how many, 0 where they are
// not known.
int32_t hexapla_icu_locale_scripts(const char *locale, int32_t *scripts, int32_t capacity);
// Which way a locale's script runs: 0 left to right, 1 right to left, -1 where its script is not known.
int32_t hexapla_icu_locale_direction(const char *locale);
// `form`: 0 ISO code's long name, 1 plural name.
int32_t hexapla_icu_currency_name(const char *code, const char *locale, int32_t form, uint16_t *out, int32_t capacity);
// kind: 0 months, 1 short months, 2 stand-alone months, 3 weekdays. index from 0.
int32_t hexapla_icu_calendar_name(const char *locale, int32_t kind, int32_t index, uint16_t *out, int32_t capacity);

// Numbers as words, by ICU's rule-based formats: one handle a language, whose sets of rules (cardinal, ordinal, by
// gender and case) are numbered from 0.
typedef struct HexaplaSpeller HexaplaSpeller;
HexaplaSpeller *hexapla_icu_speller_open(const char *locale, int32_t *status);
void hexapla_icu_speller_close(HexaplaSpeller *speller);
int32_t hexapla_icu_speller_count(const HexaplaSpeller *speller);
// Writes a number's words by one set of rules; returns their length (0: none).
int32_t hexapla_icu_speller_spell(HexaplaSpeller *speller, int32_t rules, int64_t number, uint16_t *out,
                                  int32_t capacity);
// A number in compact form: "2 Millionen" (long) or "2 Mio." (short).
int32_t hexapla_icu_compact_number(const char *locale, int32_t is_long, int64_t number, uint16_t *out,
                                   int32_t capacity);
// A number with a unit of measure by ICU's name for it ("length-mile"): "3 miles" (long) or "3 mi" (short).
int32_t hexapla_icu_measure(const char *locale, const char *unit, int32_t is_long, int64_t number, uint16_t *out,
                            int32_t capacity);

#endif
