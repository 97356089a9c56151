#include "CArchive.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <pthread.h>
#include <stdlib.h>

struct hexapla_zip {
    struct archive *archive;
    struct archive_entry *entry;
};

// libarchive spells names in the thread's locale, and loses those that it cannot spell: for the calls that read names
// it is UTF-8 wherever the program runs.
static pthread_once_t once = PTHREAD_ONCE_INIT;
static locale_t utf8;
static void make_locale(void) { utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0); }

static locale_t use_utf8(void) {
    pthread_once(&once, make_locale);
    return uselocale(utf8);
}

hexapla_zip *hexapla_zip_open(const uint8_t *bytes, int64_t length) {
    hexapla_zip *zip = calloc(1, sizeof *zip);
    if (zip == NULL) return NULL;
    zip->archive = archive_read_new();
    // By its directory alone: who reads an archive as a stream unpacks what is skipped.
    if (zip->archive != NULL && archive_read_support_format_zip_seekable(zip->archive) == ARCHIVE_OK &&
        archive_read_open_memory(zip->archive, bytes, (size_t)length) == ARCHIVE_OK)
        return zip;
    hexapla_zip_close(zip);
    return NULL;
}

void hexapla_zip_close(hexapla_zip *zip) {
    if (zip == NULL) return;
    if (zip->archive != NULL) archive_read_free(zip->archive);
    free(zip);
}

int32_t hexapla_zip_next(hexapla_zip *zip) {
    locale_t before = use_utf8();
    int status = archive_read_next_header(zip->archive, &zip->entry);
    uselocale(before);
    if (status == ARCHIVE_EOF) return 0;
    return status == ARCHIVE_OK || status == ARCHIVE_WARN ? 1 : -1;
}

const char *hexapla_zip_name(hexapla_zip *zip) {
    locale_t before = use_utf8();
    const char *name = archive_entry_pathname_utf8(zip->entry);
    if (name == NULL) name = archive_entry_pathname(zip->entry);
    uselocale(before);
    return name == NULL ? "" : name;
}

int64_t hexapla_zip_read(hexapla_zip *zip, uint8_t *buffer, int64_t length) {
    la_ssize_t count = archive_read_data(zip->archive, buffer, (size_t)length);
    return count < 0 ? -1 : (int64_t)count;
}

const char *hexapla_zip_problem(hexapla_zip *zip) {
    const char *message = archive_error_string(zip->archive);
    return message == NULL ? "damaged" : message;
}
