#include "CCurl.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

// libcurl is loaded when the first address is named, not linked: a program that aligns texts on a machine without a
// network starts without it and the thirty libraries that it needs.
static struct {
    CURLcode (*global_init)(long);
    CURL *(*easy_init)(void);
    CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
    CURLcode (*easy_perform)(CURL *);
    CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
    void (*easy_reset)(CURL *);
    void (*easy_cleanup)(CURL *);
    struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
    void (*slist_free_all)(struct curl_slist *);
    bool is_ready;
} curl;

static void load(void) {
    // The same interface, with another library for encryption each.
    static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4"};
    void *library = NULL;
    for (size_t index = 0; !library && index < sizeof names / sizeof *names; index++) {
        library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    }
    if (!library) return;
    *(void **)&curl.global_init = dlsym(library, "curl_global_init");
    *(void **)&curl.easy_init = dlsym(library, "curl_easy_init");
    *(void **)&curl.easy_setopt = dlsym(library, "curl_easy_setopt");
    *(void **)&curl.easy_perform = dlsym(library, "curl_easy_perform");
    *(void **)&curl.easy_getinfo = dlsym(library, "curl_easy_getinfo");
    *(void **)&curl.easy_reset = dlsym(library, "curl_easy_reset");
    *(void **)&curl.easy_cleanup = dlsym(library, "curl_easy_cleanup");
    *(void **)&curl.slist_append = dlsym(library, "curl_slist_append");
    *(void **)&curl.slist_free_all = dlsym(library, "curl_slist_free_all");
    curl.is_ready = curl.global_init && curl.easy_init && curl.easy_setopt && curl.easy_perform && curl.easy_getinfo
        && curl.easy_reset && curl.easy_cleanup && curl.slist_append && curl.slist_free_all
        && curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

/// A request on its way.
struct transfer {
    struct hexapla_http_answer *answer;
    int64_t capacity;
    curl_off_t bytes;
    double timeout_seconds;
    double last_progress;
    bool is_silent;
};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
    struct transfer *transfer = context;
    struct hexapla_http_answer *answer = transfer->answer;
    int64_t length = answer->length + (int64_t)(size * count);
    if (length > transfer->capacity) {
        int64_t capacity = length > 2 * transfer->capacity ? length : 2 * transfer->capacity;
        uint8_t *larger = realloc(answer->body, (size_t)capacity);
        if (!larger) return 0;
        answer->body = larger;
        transfer->capacity = capacity;
    }
    memcpy(answer->body + answer->length, bytes, size * count);
    answer->length = length;
    return size * count;
}

static size_t take_header(char *bytes, size_t size, size_t count, void *context) {
    static const char name[] = "retry-after:";
    struct transfer *transfer = context;
    size_t length = size * count, start = sizeof name - 1;
    if (length > start && strncasecmp(bytes, name, start) == 0) {
        while (start < length && (bytes[start] == ' ' || bytes[start] == '\t')) start++;
        while (length > start && (unsigned char)bytes[length - 1] <= ' ') length--;
        size_t room = sizeof transfer->answer->retry_after - 1;
        size_t taken = length - start < room ? length - start : room;
        memcpy(transfer->answer->retry_after, bytes + start, taken);
        transfer->answer->retry_after[taken] = 0;
    }
    return size * count;
}

static int watch(void *context, curl_off_t total, curl_off_t received, curl_off_t total_sent, curl_off_t sent) {
    (void)total, (void)total_sent;
    struct transfer *transfer = context;
    double time = now();
    if (received + sent != transfer->bytes) {
        transfer->bytes = received + sent;
        transfer->last_progress = time;
    }
    transfer->is_silent = time - transfer->last_progress > transfer->timeout_seconds;
    return transfer->is_silent;
}

static enum hexapla_http_outcome outcome(CURLcode code, const struct transfer *transfer) {
    switch (code) {
    case CURLE_OK: return HEXAPLA_HTTP_ANSWERED;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT: return HEXAPLA_HTTP_UNREACHABLE;
    case CURLE_OPERATION_TIMEDOUT: return HEXAPLA_HTTP_UNFINISHED;
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR: return HEXAPLA_HTTP_BROKEN_OFF;
    default: return transfer->is_silent ? HEXAPLA_HTTP_SILENT : HEXAPLA_HTTP_FAILED;
    }
}

void *hexapla_http_open(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return curl.is_ready ? curl.easy_init() : NULL;
}

struct hexapla_http_answer hexapla_http_post(
    void *connection, const char *url, const char *const *headers, int32_t header_count, const uint8_t *body,
    int64_t length, double timeout_seconds, double total_seconds) {
    struct hexapla_http_answer answer = {.outcome = HEXAPLA_HTTP_NO_LIBRARY};
    if (!connection) return answer;
    struct transfer transfer = {
        .answer = &answer, .timeout_seconds = timeout_seconds, .last_progress = now(),
    };
    // What is connected stays connected.
    curl.easy_reset(connection);
    // No "Expect: 100-continue", which some servers never answer.
    struct curl_slist *lines = curl.slist_append(NULL, "Expect:");
    for (int32_t index = 0; index < header_count; index++) lines = curl.slist_append(lines, headers[index]);
    curl.easy_setopt(connection, CURLOPT_URL, url);
    curl.easy_setopt(connection, CURLOPT_NOSIGNAL, 1L);
    curl.easy_setopt(connection, CURLOPT_HTTPHEADER, lines);
    curl.easy_setopt(connection, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)length);
    curl.easy_setopt(connection, CURLOPT_POSTFIELDS, (const char *)body);
    curl.easy_setopt(connection, CURLOPT_CONNECTTIMEOUT_MS, (long)(1000 * timeout_seconds));
    curl.easy_setopt(connection, CURLOPT_TIMEOUT_MS, (long)(1000 * total_seconds));
    curl.easy_setopt(connection, CURLOPT_WRITEFUNCTION, take_body);
    curl.easy_setopt(connection, CURLOPT_WRITEDATA, &transfer);
    curl.easy_setopt(connection, CURLOPT_HEADERFUNCTION, take_header);
    curl.easy_setopt(connection, CURLOPT_HEADERDATA, &transfer);
    curl.easy_setopt(connection, CURLOPT_NOPROGRESS, 0L);
    curl.easy_setopt(connection, CURLOPT_XFERINFOFUNCTION, watch);
    curl.easy_setopt(connection, CURLOPT_XFERINFODATA, &transfer);
    CURLcode code = curl.easy_perform(connection);
    long status = 0;
    curl.easy_getinfo(connection, CURLINFO_RESPONSE_CODE, &status);
    curl.slist_free_all(lines);
    answer.outcome = outcome(code, &transfer);
    answer.code = (int32_t)code;
    answer.status = (int32_t)status;
    return answer;
}

void hexapla_http_free(struct hexapla_http_answer *answer) {
    free(answer->body);
    answer->body = NULL;
    answer->length = 0;
}

void hexapla_http_close(void *connection) {
    if (connection) curl.easy_cleanup(connection);
}
