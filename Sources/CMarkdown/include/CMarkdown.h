#ifndef HEXAPLA_CMARKDOWN_H
#define HEXAPLA_CMARKDOWN_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Markdown (CommonMark, with GitHub's tables, strikethrough and footnotes) as HTML, both in UTF-8. NULL when there is
/// no memory; else to be freed with `hexapla_markdown_free`.
char *hexapla_markdown_html(const uint8_t *bytes, int64_t length, int64_t *html_length);
void hexapla_markdown_free(char *html);

#ifdef __cplusplus
}
#endif

#endif
