#include "CXML2.h"
#include "Limits.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct hexapla_xml {
    hexapla_markup_events events;
    void *context;
    xmlParserCtxtPtr parser;
    hexapla_attribute *attributes;
    int capacity;
    int has_problem;
    int marks_illegal;
    int declares_entity;
    char problem[256];
    int64_t problem_line;
};

static int64_t line_of(const hexapla_xml *xml) {
    return xml->parser->input == NULL ? 0 : xml->parser->input->line;
}

static void fail(hexapla_xml *xml, const char *message, const char *name, int64_t line) {
    if (xml->has_problem) return;
    xml->has_problem = 1;
    xml->problem_line = line;
    snprintf(xml->problem, sizeof xml->problem, message, name);
    // One line, whatever the document's own text in it is.
    size_t length = strlen(xml->problem);
    while (length > 0 && xml->problem[length - 1] == '\n') xml->problem[--length] = 0;
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)xml->problem[i] < 0x20) xml->problem[i] = ' ';
}

static void stop(hexapla_xml *xml, const char *message, const char *name) {
    fail(xml, message, name, line_of(xml));
    xmlStopParser(xml->parser);
}

// After a character that is no mistake libxml2 would leave out what "&amp;" and its like stand for: the element around it
// is lost to its reader, but what comes after must be whole.
static void go_on(hexapla_xml *xml) {
    if (xml->marks_illegal && !xml->has_problem) xml->parser->wellFormed = 1;
}

static void on_start(
    void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int space_count,
    const xmlChar **spaces, int count, int defaulted, const xmlChar **found) {
    (void)prefix, (void)space_count, (void)spaces;
    hexapla_xml *xml = user;
    go_on(xml);
    // As entities do, they make a document longer than it is.
    if (defaulted > 0) return stop(xml, "'%.60s' has attributes that its document type gives it", (const char *)name);
    if (count > HEXAPLA_MOST_ATTRIBUTES) return stop(xml, "%s", "an element has hundreds of attributes");
    if (count > xml->capacity) {
        hexapla_attribute *more = realloc(xml->attributes, (size_t)count * sizeof *more);
        if (more == NULL) return stop(xml, "%s", "there is no memory left");
        xml->attributes = more;
        xml->capacity = count;
    }
    // Five pointers each: name, prefix, namespace, the value's start and its end.
    for (int i = 0; i < count; i++, found += 5)
        xml->attributes[i] = (hexapla_attribute){
            (const char *)found[0], (const char *)found[2], (const char *)found[3], found[4] - found[3]};
    xml->events.start(
        xml->context, (const char *)name, (const char *)space, xml->attributes, count, line_of(xml));
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
    (void)prefix;
    hexapla_xml *xml = user;
    go_on(xml);
    xml->events.end(xml->context, (const char *)name, (const char *)space, line_of(xml));
}

static void on_text(void *user, const xmlChar *text, int length) {
    hexapla_xml *xml = user;
    xml->events.text(xml->context, (const char *)text, length, line_of(xml));
}

// Entities of a document's own are how a kilobyte becomes a gigabyte, and how a file of the machine gets into a text;
// none of the formats that are read here needs them.
static void on_entity(
    void *user, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id, xmlChar *content) {
    (void)public_id, (void)content, (void)type;
    hexapla_xml *xml = user;
    if (!xml->has_problem) xml->declares_entity = 1;
    stop(
        xml, system_id == NULL ? "declares an entity, '%.60s'" : "declares an external entity, '%.60s'",
        (const char *)name);
}

static void on_unparsed_entity(
    void *user, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id, const xmlChar *notation) {
    (void)notation;
    on_entity(user, name, 0, public_id, system_id == NULL ? BAD_CAST "" : system_id, NULL);
}

// A name that an external subset might have declared: left out, its text would be lost.
static void on_reference(void *user, const xmlChar *name) {
    stop(user, "uses an entity that is not declared, '%.60s'", (const char *)name);
}

static void on_problem(void *user, xmlErrorPtr error) {
    hexapla_xml *xml = user;
    // libxml2 goes on behind such a character.
    if (xml->marks_illegal && error->code == XML_ERR_INVALID_CHAR && !xml->has_problem) {
        if (xml->parser->instate == XML_PARSER_CONTENT) on_text(xml, BAD_CAST HEXAPLA_ILLEGAL, sizeof HEXAPLA_ILLEGAL - 1);
        return;
    }
    if (error->level != XML_ERR_FATAL && error->code != XML_WAR_UNDECLARED_ENTITY) return;
    fail(xml, "%.200s", error->message == NULL ? "is no XML" : error->message, error->line);
    if (xml->marks_illegal) xmlStopParser(xml->parser);
}

hexapla_xml *hexapla_xml_open(
    hexapla_markup_events events, void *context, const char *encoding, int32_t marks_illegal) {
    hexapla_enter(NULL);
    hexapla_xml *xml = calloc(1, sizeof *xml);
    if (xml == NULL) return NULL;
    xml->events = events;
    xml->context = context;
    xml->marks_illegal = marks_illegal;
    xmlSAXHandler handler = {0};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = on_start;
    handler.endElementNs = on_end;
    handler.characters = on_text;
    handler.ignorableWhitespace = on_text;
    handler.cdataBlock = on_text;
    handler.entityDecl = on_entity;
    handler.unparsedEntityDecl = on_unparsed_entity;
    handler.reference = on_reference;
    handler.serror = on_problem;
    xml->parser = xmlCreatePushParserCtxt(&handler, xml, NULL, 0, NULL);
    if (xml->parser == NULL) {
        free(xml);
        return NULL;
    }
    // Without substitution &amp; in an attribute would stay a reference; no other entity gets this far.
    int options = XML_PARSE_NONET | XML_PARSE_NOENT | (marks_illegal ? XML_PARSE_RECOVER : 0);
    if (encoding != NULL) {
        xmlCharEncodingHandlerPtr converter = xmlFindCharEncodingHandler(encoding);
        if (converter == NULL || xmlSwitchToEncoding(xml->parser, converter) != 0) {
            hexapla_xml_close(xml);
            return NULL;
        }
        options |= XML_PARSE_IGNORE_ENC;
    }
    xmlCtxtUseOptions(xml->parser, options);
    return xml;
}

void hexapla_xml_close(hexapla_xml *xml) {
    if (xml == NULL) return;
    if (xml->parser->myDoc != NULL) xmlFreeDoc(xml->parser->myDoc);
    xmlFreeParserCtxt(xml->parser);
    free(xml->attributes);
    free(xml);
}

int32_t hexapla_xml_feed(hexapla_xml *xml, const uint8_t *bytes, int32_t length, int32_t is_last) {
    if (xml->has_problem) return -1;
    hexapla_enter(xml->parser);
    int code = xmlParseChunk(xml->parser, (const char *)bytes, length, is_last);
    if (hexapla_leave()) {
        // Not the lack of memory that libxml2 takes it for.
        xml->has_problem = 0;
        fail(xml, "%s", "an element has hundreds of attributes or namespaces", line_of(xml));
    }
    if (!xml->has_problem && code != 0 && !xml->parser->wellFormed && !xml->marks_illegal) fail(xml, "%s", "is no XML", line_of(xml));
    return xml->has_problem ? -1 : 0;
}

const char *hexapla_xml_problem(const hexapla_xml *xml) { return xml->problem; }
int64_t hexapla_xml_problem_line(const hexapla_xml *xml) { return xml->problem_line; }
int32_t hexapla_xml_declares_entity(const hexapla_xml *xml) { return xml->declares_entity; }
