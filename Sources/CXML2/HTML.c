#include "CXML2.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    hexapla_markup_events events;
    void *context;
    htmlParserCtxtPtr parser;
    hexapla_attribute *attributes;
    int64_t capacity;
    int64_t depth;
    int has_failed;
} html_state;

// Deeper than any page, and a bound on what an end tag without its start costs.
static const int64_t deepest = 4096;

static int64_t line_of(const html_state *html) {
    return html->parser->input == NULL ? 0 : html->parser->input->line;
}

static void stop(html_state *html) {
    html->has_failed = 1;
    xmlStopParser(html->parser);
}

static void on_start(void *user, const xmlChar *name, const xmlChar **found) {
    html_state *html = user;
    if (++html->depth > deepest) return stop(html);
    int64_t count = 0;
    while (found != NULL && found[2 * count] != NULL) count++;
    if (count > html->capacity) {
        hexapla_attribute *more = realloc(html->attributes, (size_t)count * sizeof *more);
        if (more == NULL) return stop(html);
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

static pthread_once_t once = PTHREAD_ONCE_INIT;

int32_t hexapla_html_parse(const uint8_t *bytes, int32_t length, hexapla_markup_events events, void *context) {
    pthread_once(&once, xmlInitParser);
    html_state html = {.events = events, .context = context};
    html.parser = htmlNewParserCtxt();
    if (html.parser == NULL) return -1;
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
    if (document != NULL) xmlFreeDoc(document);
    htmlFreeParserCtxt(html.parser);
    free(html.attributes);
    return html.has_failed ? -1 : 0;
}
