#ifndef HEXAPLA_CXML2_H
#define HEXAPLA_CXML2_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// An attribute of an element; strings live as long as the call that hands them out.
typedef struct {
    const char *name;
    /// The namespace's address, NULL for none.
    const char *space;
    /// UTF-8, not ended by a NUL.
    const char *value;
    int64_t length;
} hexapla_attribute;

/// What a parser tells: elements' starts and ends, and text. Lines count from 1.
typedef struct {
    void (*start)(
        void *context, const char *name, const char *space, const hexapla_attribute *attributes, int64_t count,
        int64_t line);
    void (*end)(void *context, const char *name, const char *space, int64_t line);
    void (*text)(void *context, const char *bytes, int64_t length, int64_t line);
} hexapla_markup_events;

/// A parser of XML that is fed piece by piece. It reads nothing but what it is fed: no network, no file, no external
/// subset; a document that declares an entity is refused.
typedef struct hexapla_xml hexapla_xml;

/// What stands in a text for a character that XML has no way to hold: one of those, U+FFFE.
#define HEXAPLA_ILLEGAL "\xEF\xBF\xBE"

/// - Parameter encoding: What the bytes are in, whatever the document says; NULL for what it says.
/// - Parameter marks_illegal: Whether a character that XML cannot hold is no mistake: it is left out, and in a text marked.
/// Returns NULL when there is no memory or no such encoding.
hexapla_xml *hexapla_xml_open(
    hexapla_markup_events events, void *context, const char *encoding, int32_t marks_illegal);
void hexapla_xml_close(hexapla_xml *parser);
/// Parses a piece; 0 when all is well so far, -1 after a mistake. `is_last` ends the document.
int32_t hexapla_xml_feed(hexapla_xml *parser, const uint8_t *bytes, int32_t length, int32_t is_last);
/// What is wrong, in libxml2's words without a line end, and where.
const char *hexapla_xml_problem(const hexapla_xml *parser);
int64_t hexapla_xml_problem_line(const hexapla_xml *parser);
/// Whether what is wrong is that the document declares an entity.
int32_t hexapla_xml_declares_entity(const hexapla_xml *parser);

/// What stops HTML: elements nested deeper than any page's, or with more attributes than any page's have.
enum { HEXAPLA_HTML_NO_MEMORY = 1, HEXAPLA_HTML_TOO_DEEP = 2, HEXAPLA_HTML_TOO_MANY_ATTRIBUTES = 3 };

/// Parses HTML in UTF-8, as forgivingly as browsers do; 0 when it came to the end.
int32_t hexapla_html_parse(const uint8_t *bytes, int32_t length, hexapla_markup_events events, void *context);

#ifdef __cplusplus
}
#endif

#endif
