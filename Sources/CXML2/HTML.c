#include "CXML2.h"
#include "Limits.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    hexapla_markup_events events;
    void *context;
    htmlParserCtxtPtr parser;
    hexapla_attribute *attributes;
    int64_t capacity;
    int64_t depth;
    int32_t failure;
} html_state;

// Deeper than any page, and a bound on what an end tag without its start costs.
static const int64_t deepest = 4096;

static int64_t line_of(const html_state *html) {
    return html->parser->input == NULL ? 0 : html->parser->input->line;
}

static void stop(html_state *html, int32_t failure) {
    html->failure = failure;
    xmlStopParser(html->parser);
}

static void on_start(void *user, const xmlChar *name, const xmlChar **found) {
    html_state *html = user;
    if (++html->depth > deepest) return stop(html, HEXAPLA_HTML_TOO_DEEP);
    int64_t count = 0;
    while (found != NULL && found[2 * count] != NULL) count++;
    if (count > HEXAPLA_MOST_ATTRIBUTES) return stop(html, HEXAPLA_HTML_TOO_MANY_ATTRIBUTES);
    if (count > html->capacity) {
        hexapla_attribute *more = realloc(html->attributes, (size_t)count * sizeof *more);
        if (more == NULL) return stop(html, HEXAPLA_HTML_NO_MEMORY);
        html->attributes = more;
        html->capacity = count;
    }
    for (int64_t i = 0; i < count; i++) {
        // An attribute without a value has its name for one.
        const xmlChar *value = found[2 * i + 1] == NULL ? found[2 * i] : found[2 * i + 1];
        html->attributes[i] = (hexapla_attribute){
            (const char *)found[2 * i], NULL, (const char *)value, (int64_t)strlen((const char *)value)};
    }
    html->events.start(html->context, (const char *)name, NULL, html->attributes, count, line_of(html));
}

static void on_end(void *user, const xmlChar *name) {
    html_state *html = user;
    html->depth--;
    html->events.end(html->context, (const char *)name, NULL, line_of(html));
}

static void on_text(void *user, const xmlChar *text, int length) {
    html_state *html = user;
    html->events.text(html->context, (const char *)text, length, line_of(html));
}

// Pages are full of mistakes; the parser mends them.
static void on_problem(void *user, xmlErrorPtr error) { (void)user, (void)error; }

int32_t hexapla_html_parse(const uint8_t *bytes, int32_t length, hexapla_markup_events events, void *context) {
    hexapla_enter(NULL);
    html_state html = {.events = events, .context = context};
    html.parser = htmlNewParserCtxt();
    if (html.parser == NULL) return HEXAPLA_HTML_NO_MEMORY;
    hexapla_enter(html.parser);
    htmlSAXHandler handler = {0};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElement = on_start;
    handler.endElement = on_end;
    handler.characters = on_text;
    handler.ignorableWhitespace = on_text;
    handler.cdataBlock = on_text;
    handler.serror = on_problem;
    *html.parser->sax = handler;
    html.parser->userData = &html;
    int options = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                  HTML_PARSE_IGNORE_ENC;
    htmlDocPtr document =
        htmlCtxtReadMemory(html.parser, (const char *)bytes, length, NULL, "UTF-8", options);
    if (hexapla_leave()) html.failure = HEXAPLA_HTML_TOO_MANY_ATTRIBUTES;
    if (document != NULL) xmlFreeDoc(document);
    htmlFreeParserCtxt(html.parser);
    free(html.attributes);
    return html.failure;
}
