#include "CCurl.h"
#include "Library.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// More than any server sends; libcurl itself takes headers without an end.
#define MOST_HEADER_BYTES (256 << 10)

struct hexapla_connection {
    const struct library *library;
    CURL *curl;
    uint8_t *body;
    size_t count, capacity;
    size_t most_bytes, header_bytes;
    int32_t problem;
};

hexapla_connection *hexapla_connection_open(void) {
    const struct library *library = hexapla_library();
    hexapla_connection *connection = library == NULL ? NULL : calloc(1, sizeof *connection);
    if (connection == NULL) return NULL;
    connection->library = library;
    connection->curl = library->easy_init();
    if (connection->curl != NULL) return connection;
    free(connection);
    return NULL;
}

void hexapla_connection_close(hexapla_connection *connection) {
    if (connection == NULL) return;
    connection->library->easy_cleanup(connection->curl);
    free(connection->body);
    free(connection);
}

static size_t take_header(char *bytes, size_t size, size_t count, void *context) {
    (void)bytes;
    hexapla_connection *connection = context;
    connection->header_bytes += size * count;
    if (connection->header_bytes <= MOST_HEADER_BYTES) return size * count;
    connection->problem = HEXAPLA_LONG_HEADERS;
    return 0;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
    hexapla_connection *connection = context;
    size_t length = size * count;
    long status = 0;
    connection->library->easy_getinfo(connection->curl, CURLINFO_RESPONSE_CODE, &status);
    int is_wanted = status >= 200 && status < 300;
    // What a refusal says at length nobody reads; a short one is read to its end, so that the connection can stay.
    size_t most = is_wanted ? connection->most_bytes : 64 << 10;
    if (length > most - connection->count) {
        if (is_wanted) connection->problem = HEXAPLA_TOO_LONG;
        return 0;
    }
    if (connection->count + length > connection->capacity) {
        size_t capacity = 2 * (connection->count + length);
        uint8_t *more = realloc(connection->body, capacity);
        if (more == NULL) {
            connection->problem = HEXAPLA_NO_MEMORY;
            return 0;
        }
        connection->body = more;
        connection->capacity = capacity;
    }
    memcpy(connection->body + connection->count, bytes, length);
    connection->count += length;
    return length;
}

static int32_t problem_of(CURLcode code, int has_begun) {
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT: return HEXAPLA_UNREACHABLE;
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR: return HEXAPLA_BROKEN_OFF;
    case CURLE_OPERATION_TIMEDOUT: return has_begun ? HEXAPLA_UNFINISHED : HEXAPLA_NO_ANSWER_IN_TIME;
    case CURLE_FILESIZE_EXCEEDED: return HEXAPLA_TOO_LONG;
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM: return HEXAPLA_NO_HTTP;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE: return HEXAPLA_NO_TRUST;
    case CURLE_OUT_OF_MEMORY: return HEXAPLA_NO_MEMORY;
    default: return HEXAPLA_OTHER_PROBLEM;
    }
}

static int add(const struct library *library, struct curl_slist **list, const char *line) {
    struct curl_slist *longer = library->slist_append(*list, line);
    if (longer == NULL) return 0;
    *list = longer;
    return 1;
}

static struct curl_slist *headers_of(const struct library *library, const char *authorization) {
    struct curl_slist *list = NULL;
    // No "Expect: 100-continue", which some servers never answer.
    int is_whole = add(library, &list, "Content-Type: application/json") &&
                   add(library, &list, "Accept: application/json") && add(library, &list, "Expect:");
    if (is_whole && authorization != NULL) {
        size_t length = strlen(authorization) + 32;
        char *line = malloc(length);
        is_whole = line != NULL;
        if (is_whole) {
            snprintf(line, length, "Authorization: %s", authorization);
            is_whole = add(library, &list, line);
            free(line);
        }
    }
    if (is_whole) return list;
    library->slist_free_all(list);
    return NULL;
}

hexapla_answer hexapla_post(
    hexapla_connection *connection, const char *url, const char *authorization, const uint8_t *body, int64_t length,
    int64_t most_bytes, int64_t idle_ms, int64_t total_ms) {
    hexapla_answer answer = {.problem = HEXAPLA_NO_MEMORY};
    CURL *curl = connection->curl;
    const struct library *library = connection->library;
    struct curl_slist *headers = headers_of(library, authorization);
    if (headers == NULL) return answer;
    connection->count = connection->header_bytes = 0;
    connection->most_bytes = (size_t)most_bytes;
    connection->problem = HEXAPLA_ANSWERED;
    // Keeps the connection, forgets all else.
    library->easy_reset(curl);
    library->easy_setopt(curl, CURLOPT_URL, url);
    library->easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    library->easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    library->easy_setopt(curl, CURLOPT_POST, 1L);
    library->easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)length);
    library->easy_setopt(curl, CURLOPT_POSTFIELDS, (const char *)body);
    // Signals belong to the program.
    library->easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    library->easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
    library->easy_setopt(curl, CURLOPT_HEADERDATA, connection);
    library->easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
    library->easy_setopt(curl, CURLOPT_WRITEDATA, connection);
    // Where its headers say so, before it is read.
    library->easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)most_bytes);
    library->easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, (long)idle_ms);
    library->easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    library->easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, (long)((idle_ms + 999) / 1000));
    library->easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)total_ms);
    CURLcode code = library->easy_perform(curl);
    library->slist_free_all(headers);
    long status = 0;
    curl_off_t wait = 0;
    library->easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    library->easy_getinfo(curl, CURLINFO_RETRY_AFTER, &wait);
    int is_wanted = status >= 200 && status < 300;
    // A refusal is an answer, however its body ends.
    int is_refusal = status >= 300 && (code == CURLE_WRITE_ERROR || code == CURLE_FILESIZE_EXCEEDED) &&
                     connection->problem == HEXAPLA_ANSWERED;
    answer.problem = connection->problem != HEXAPLA_ANSWERED ? connection->problem
                     : code == CURLE_OK || is_refusal        ? HEXAPLA_ANSWERED
                                                             : problem_of(code, connection->header_bytes > 0);
    answer.status = (int32_t)status;
    answer.retry_after_seconds = wait > 0 ? (int64_t)wait : 0;
    answer.body = connection->body;
    answer.length = is_wanted ? (int64_t)connection->count : 0;
    answer.code = (int32_t)code;
    return answer;
}
