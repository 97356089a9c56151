#ifndef HEXAPLA_CXML2_LIMITS_H
#define HEXAPLA_CXML2_LIMITS_H

#include <libxml/parser.h>

// libxml2 holds each attribute of an element, and each namespace, against all before it.
enum { HEXAPLA_MOST_ATTRIBUTES = 256 };

// Begins and ends a call into libxml2 for a parser on this thread: within it, a parser that asks for room for many more
// attributes or namespaces ends, and libxml2 says nothing on standard error.
void hexapla_enter(xmlParserCtxtPtr parser);
// Whether it asked for such room.
int hexapla_leave(void);

#endif
