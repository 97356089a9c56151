#ifndef HEXAPLA_CCURL_H
#define HEXAPLA_CCURL_H

#include <stdbool.h>
#include <stdint.h>

/// What became of a request.
enum hexapla_http_outcome {
    HEXAPLA_HTTP_ANSWERED = 0,
    /// There is no libcurl on this machine.
    HEXAPLA_HTTP_NO_LIBRARY,
    HEXAPLA_HTTP_UNREACHABLE,
    /// Nothing came for `timeout_seconds`.
    HEXAPLA_HTTP_SILENT,
    HEXAPLA_HTTP_BROKEN_OFF,
    /// It was not complete within `total_seconds`.
    HEXAPLA_HTTP_UNFINISHED,
    HEXAPLA_HTTP_FAILED,
};

struct hexapla_http_answer {
    enum hexapla_http_outcome outcome;
    /// libcurl's number for a failure.
    int32_t code;
    int32_t status;
    /// The value of the header Retry-After as it came, else empty.
    char retry_after[32];
    uint8_t *body;
    int64_t length;
};

/// A connection for one request at a time. NULL where there is no libcurl: it is loaded here, on the first call, for most
/// runs need no network.
void *hexapla_http_open(void);

/// Posts `length` bytes, with the header lines given. Redirections are answers like any other; no cookies are kept.
/// The caller gives the answer back with `hexapla_http_free`.
struct hexapla_http_answer hexapla_http_post(
    void *connection, const char *url, const char *const *headers, int32_t header_count, const uint8_t *body,
    int64_t length, double timeout_seconds, double total_seconds);

void hexapla_http_free(struct hexapla_http_answer *answer);
void hexapla_http_close(void *connection);

#endif
