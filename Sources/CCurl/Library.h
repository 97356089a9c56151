#ifndef HEXAPLA_LIBRARY_H
#define HEXAPLA_LIBRARY_H

#include <curl/curl.h>

// libcurl's functions. It is loaded when the first address is named, not linked: a program that aligns texts on a machine
// without a network starts without it and the thirty libraries that it needs.
struct library {
    CURLcode (*global_init)(long);
    CURL *(*easy_init)(void);
    CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
    CURLcode (*easy_perform)(CURL *);
    CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
    void (*easy_reset)(CURL *);
    void (*easy_cleanup)(CURL *);
    struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
    void (*slist_free_all)(struct curl_slist *);
};

// NULL where this machine has none.
const struct library *hexapla_library(void);

#endif
