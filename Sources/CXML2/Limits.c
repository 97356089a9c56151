#include "Limits.h"

#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static _Thread_local xmlParserCtxtPtr current;
static _Thread_local int is_refused;

// An attribute of XML takes five pointers, one of HTML two, a namespace two. Rooms grow by doubling, so that what stays
// below the limit is never refused.
static const size_t most_bytes = 4 * 5 * HEXAPLA_MOST_ATTRIBUTES * sizeof(void *);

static void *bounded_realloc(void *memory, size_t size) {
    if (current != NULL && memory != NULL && size > most_bytes &&
        (memory == (void *)current->atts || memory == (void *)current->nsTab)) {
        is_refused = 1;
        if (!current->html) return NULL;
        // The parser of HTML writes on where it was refused room. Without input it ends by itself.
        xmlParserCtxtPtr parser = current;
        current = NULL;
        xmlStopParser(parser);
    }
    return realloc(memory, size);
}

static void ignore(void *context, const char *message, ...) { (void)context, (void)message; }

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void prepare(void) {
    xmlMemSetup(free, malloc, bounded_realloc, strdup);
    xmlInitParser();
}

void hexapla_enter(xmlParserCtxtPtr parser) {
    pthread_once(&once, prepare);
    // Where messages go is told to libxml2 on each thread.
    xmlSetGenericErrorFunc(NULL, ignore);
    current = parser;
    is_refused = 0;
}

int hexapla_leave(void) {
    current = NULL;
    return is_refused;
}
