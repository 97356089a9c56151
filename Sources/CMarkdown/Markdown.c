#include "CMarkdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;

char *hexapla_markdown_html(const uint8_t *bytes, int64_t length, int64_t *html_length) {
    pthread_once(&once, cmark_gfm_core_extensions_ensure_registered);
    // HTML inside is part of the page: what is read from it is decided where HTML is read.
    const int options = CMARK_OPT_UNSAFE | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES;
    cmark_parser *parser = cmark_parser_new(options);
    if (parser == NULL) return NULL;
    const char *names[] = {"table", "strikethrough"};
    for (int i = 0; i < 2; i++) {
        cmark_syntax_extension *extension = cmark_find_syntax_extension(names[i]);
        if (extension != NULL) cmark_parser_attach_syntax_extension(parser, extension);
    }
    cmark_parser_feed(parser, (const char *)bytes, (size_t)length);
    cmark_node *document = cmark_parser_finish(parser);
    char *html = document == NULL ? NULL : cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser));
    if (document != NULL) cmark_node_free(document);
    cmark_parser_free(parser);
    *html_length = html == NULL ? 0 : (int64_t)strlen(html);
    return html;
}

void hexapla_markdown_free(char *html) { free(html); }
