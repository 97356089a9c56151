#include "CMarkdown.h"
#include "Arena.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// What a byte of Markdown may take in memory: a mark is a node and a place on a stack.
enum { BYTES_A_BYTE = 512, LEAST_BYTES = 64 << 20 };

static pthread_once_t once = PTHREAD_ONCE_INIT;
// While it reads, cmark keeps which characters are special to its extensions in one place for all threads.
static pthread_mutex_t reading = PTHREAD_MUTEX_INITIALIZER;

// HTML inside is part of the page: what is read from it is decided where HTML is read.
static const int options = CMARK_OPT_UNSAFE | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES;

static char *html(const uint8_t *bytes, int64_t length, int32_t has_tables, size_t most, hexapla_arena *arena) {
    cmark_parser *parser = cmark_parser_new_with_mem(options, &hexapla_arena_memory);
    const char *names[] = {"strikethrough", "table"};
    for (int i = 0; i < (has_tables ? 2 : 1); i++) {
        cmark_syntax_extension *extension = cmark_find_syntax_extension(names[i]);
        if (extension != NULL) cmark_parser_attach_syntax_extension(parser, extension);
    }
    cmark_parser_feed(parser, (const char *)bytes, (size_t)length);
    cmark_node *document = cmark_parser_finish(parser);
    // From now on only the page grows; its room doubles.
    arena->most = arena->used + 2 * most;
    return cmark_render_html_with_mem(
        document, options, cmark_parser_get_syntax_extensions(parser), &hexapla_arena_memory);
}

char *hexapla_markdown_html(
    const uint8_t *bytes, int64_t length, int32_t has_tables, int64_t most, int64_t *html_length) {
    pthread_once(&once, cmark_gfm_core_extensions_ensure_registered);
    hexapla_arena arena = {.most = LEAST_BYTES + BYTES_A_BYTE * (size_t)length};
    char *volatile result = NULL;
    *html_length = -1;
    pthread_mutex_lock(&reading);
    hexapla_arena_use(&arena);
    if (setjmp(arena.full) == 0) {
        const char *page = html(bytes, length, has_tables, (size_t)most, &arena);
        size_t count = strlen(page);
        if (count <= (size_t)most) {
            result = malloc(count + 1);
            *html_length = (int64_t)count;
            if (result != NULL) memcpy(result, page, count + 1);
        }
    }
    hexapla_arena_free(&arena);
    hexapla_arena_use(NULL);
    pthread_mutex_unlock(&reading);
    return result;
}

void hexapla_markdown_free(char *html) { free(html); }
