#ifndef HEXAPLA_CCURL_H
#define HEXAPLA_CCURL_H

#include <stdint.h>

// A shim over libcurl: one POST with limits of time and size. No redirection is followed, no challenge answered, no
// cookie kept, nothing unpacked. libcurl is loaded when it is first asked for.

// A connection that is kept open between requests; used by one thread at a time.
typedef struct hexapla_connection hexapla_connection;

// Why there is no answer.
enum {
    HEXAPLA_ANSWERED = 0,
    // Another attempt may help.
    HEXAPLA_UNREACHABLE,
    HEXAPLA_BROKEN_OFF,
    HEXAPLA_NO_ANSWER_IN_TIME,
    HEXAPLA_UNFINISHED,
    // The server, or what stands before it, is not what it should be.
    HEXAPLA_TOO_LONG,
    HEXAPLA_LONG_HEADERS,
    HEXAPLA_NO_HTTP,
    HEXAPLA_NO_TRUST,
    HEXAPLA_OTHER_PROBLEM,
    HEXAPLA_NO_MEMORY,
};

typedef struct {
    int32_t problem;
    int32_t status;
    // Seconds that the server asks to wait, as Retry-After says in seconds or as a date; 0 for none.
    int64_t retry_after_seconds;
    // The connection's until its next request. Of an answer other than 200 to 299 it is empty.
    const uint8_t *body;
    int64_t length;
    // libcurl's code, for HEXAPLA_OTHER_PROBLEM.
    int32_t code;
} hexapla_answer;

// Whether libcurl is on this machine.
int32_t hexapla_curl_is_there(void);

// NULL where it is not, or where memory runs out.
hexapla_connection *hexapla_connection_open(void);
void hexapla_connection_close(hexapla_connection *connection);

// Posts JSON and waits for the answer.
//   authorization  the header's value, or NULL
//   most_bytes     of the body; a longer one is refused as soon as that is known
//   idle_ms        how long the server may be silent
//   total_ms       until the answer must be there
hexapla_answer hexapla_post(
    hexapla_connection *connection, const char *url, const char *authorization, const uint8_t *body, int64_t length,
    int64_t most_bytes, int64_t idle_ms, int64_t total_ms);

#endif
