#include "CArchive.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>

struct hexapla_packer {
    struct archive *archive;
    uint8_t *bytes;
    size_t count, capacity;
};

static la_ssize_t keep(struct archive *archive, void *context, const void *bytes, size_t length) {
    hexapla_packer *packer = context;
    if (packer->count + length > packer->capacity) {
        size_t capacity = 2 * (packer->count + length);
        uint8_t *more = realloc(packer->bytes, capacity);
        if (more == NULL) {
            archive_set_error(archive, 12, "no memory");
            return -1;
        }
        packer->bytes = more;
        packer->capacity = capacity;
    }
    memcpy(packer->bytes + packer->count, bytes, length);
    packer->count += length;
    return (la_ssize_t)length;
}

hexapla_packer *hexapla_packer_open(int32_t compression) {
    hexapla_packer *packer = calloc(1, sizeof *packer);
    if (packer == NULL) return NULL;
    struct archive *archive = packer->archive = archive_write_new();
    struct archive_entry *entry = archive_entry_new();
    int is_ready = archive != NULL && entry != NULL;
    if (is_ready)
        is_ready = (compression == HEXAPLA_ZSTD ? archive_write_add_filter_zstd(archive)
                                                : archive_write_add_filter_gzip(archive)) == ARCHIVE_OK;
    // No time of day in it: the same bytes every time.
    if (is_ready && compression != HEXAPLA_ZSTD)
        is_ready = archive_write_set_filter_option(archive, "gzip", "timestamp", NULL) == ARCHIVE_OK;
    if (is_ready) {
        archive_entry_set_pathname(entry, "data");
        archive_entry_set_filetype(entry, AE_IFREG);
        is_ready = archive_write_set_format_raw(archive) == ARCHIVE_OK &&
                   archive_write_set_bytes_per_block(archive, 0) == ARCHIVE_OK &&
                   archive_write_set_bytes_in_last_block(archive, 1) == ARCHIVE_OK &&
                   archive_write_open(archive, packer, NULL, keep, NULL) == ARCHIVE_OK &&
                   archive_write_header(archive, entry) == ARCHIVE_OK;
    }
    if (entry != NULL) archive_entry_free(entry);
    if (is_ready) return packer;
    hexapla_packer_close(packer);
    return NULL;
}

int32_t hexapla_packer_write(hexapla_packer *packer, const uint8_t *bytes, int64_t length) {
    while (length > 0) {
        la_ssize_t count = archive_write_data(packer->archive, bytes, (size_t)length);
        if (count <= 0) return -1;
        bytes += count;
        length -= count;
    }
    return 0;
}

int32_t hexapla_packer_finish(hexapla_packer *packer) {
    return archive_write_close(packer->archive) == ARCHIVE_OK ? 0 : -1;
}

const uint8_t *hexapla_packer_bytes(hexapla_packer *packer, int64_t *count) {
    *count = (int64_t)packer->count;
    packer->count = 0;
    return packer->bytes;
}

void hexapla_packer_close(hexapla_packer *packer) {
    if (packer == NULL) return;
    if (packer->archive != NULL) {
        // What was not finished is not wanted either.
        archive_write_fail(packer->archive);
        archive_write_free(packer->archive);
    }
    free(packer->bytes);
    free(packer);
}
