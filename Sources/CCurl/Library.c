#include "Library.h"

#include "CCurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

static struct library library;
static int is_ready;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    // The same interface, with another library for encryption each.
    static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4"};
    void *found = NULL;
    for (size_t index = 0; found == NULL && index < sizeof names / sizeof *names; index++) {
        found = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    }
    if (found == NULL) return;
    *(void **)&library.global_init = dlsym(found, "curl_global_init");
    *(void **)&library.easy_init = dlsym(found, "curl_easy_init");
    *(void **)&library.easy_setopt = dlsym(found, "curl_easy_setopt");
    *(void **)&library.easy_perform = dlsym(found, "curl_easy_perform");
    *(void **)&library.easy_getinfo = dlsym(found, "curl_easy_getinfo");
    *(void **)&library.easy_reset = dlsym(found, "curl_easy_reset");
    *(void **)&library.easy_cleanup = dlsym(found, "curl_easy_cleanup");
    *(void **)&library.slist_append = dlsym(found, "curl_slist_append");
    *(void **)&library.slist_free_all = dlsym(found, "curl_slist_free_all");
    is_ready = library.global_init && library.easy_init && library.easy_setopt && library.easy_perform &&
               library.easy_getinfo && library.easy_reset && library.easy_cleanup && library.slist_append &&
               library.slist_free_all && library.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

const struct library *hexapla_library(void) {
    pthread_once(&once, load);
    return is_ready ? &library : NULL;
}

int32_t hexapla_curl_is_there(void) { return hexapla_library() != NULL; }
