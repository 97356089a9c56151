#ifndef HEXAPLA_CMARKDOWN_H
#define HEXAPLA_CMARKDOWN_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Markdown (CommonMark, with GitHub's strikethrough and footnotes, and its tables where they are asked for) as HTML, both
/// in UTF-8; to be freed with `hexapla_markdown_free`.
///
/// NULL where the page is longer than `most`, or reading it takes hundreds of times the memory that the text takes:
/// `html_length` is -1 then; NULL too where there is no memory.
char *hexapla_markdown_html(
    const uint8_t *bytes, int64_t length, int32_t has_tables, int64_t most, int64_t *html_length);
void hexapla_markdown_free(char *html);

#ifdef __cplusplus
}
#endif

#endif
