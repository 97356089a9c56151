#ifndef HEXAPLA_CLANGUAGEDETECTOR_H
#define HEXAPLA_CLANGUAGEDETECTOR_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Whether CLD2 is on this machine; it is loaded when it is first asked for.
int32_t hexapla_language_detector_is_there(void);

/// Tells the language of `length` bytes of UTF-8 through CLD2: its code ("de", "zh-Hant") into `code`, with a NUL at the
/// end. 1 when it is sure, 0 when it is a guess, -1 when nothing can be said.
int32_t hexapla_detect_language(const char *text, int64_t length, char *code, int32_t capacity);

#ifdef __cplusplus
}
#endif

#endif
