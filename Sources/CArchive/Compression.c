#include "CArchive.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>

struct hexapla_unpacker {
    struct archive *archive;
    int is_open;
    int is_at_end;
};

static int code_of(int32_t compression) {
    switch (compression) {
    case HEXAPLA_GZIP: return ARCHIVE_FILTER_GZIP;
    case HEXAPLA_ZSTD: return ARCHIVE_FILTER_ZSTD;
    case HEXAPLA_XZ: return ARCHIVE_FILTER_XZ;
    default: return ARCHIVE_FILTER_BZIP2;
    }
}

static int support(struct archive *archive, int32_t compression) {
    switch (compression) {
    case HEXAPLA_GZIP: return archive_read_support_filter_gzip(archive);
    case HEXAPLA_ZSTD: return archive_read_support_filter_zstd(archive);
    case HEXAPLA_XZ: return archive_read_support_filter_xz(archive);
    default: return archive_read_support_filter_bzip2(archive);
    }
}

static hexapla_unpacker *unpacker(int32_t compression) {
    hexapla_unpacker *result = calloc(1, sizeof *result);
    if (result == NULL) return NULL;
    result->archive = archive_read_new();
    if (result->archive != NULL && support(result->archive, compression) == ARCHIVE_OK &&
        archive_read_support_format_raw(result->archive) == ARCHIVE_OK &&
        archive_read_support_format_empty(result->archive) == ARCHIVE_OK)
        return result;
    hexapla_unpacker_close(result);
    return NULL;
}

// One layer of the compression asked for: libarchive would peel off as many as there are, and none where there is none.
static hexapla_unpacker *begin(hexapla_unpacker *unpacker, int32_t compression, int status) {
    struct archive_entry *entry;
    if (status == ARCHIVE_OK) {
        unpacker->is_open = 1;
        status = archive_read_next_header(unpacker->archive, &entry);
        unpacker->is_at_end = status == ARCHIVE_EOF;
    }
    if ((status == ARCHIVE_OK || status == ARCHIVE_WARN || status == ARCHIVE_EOF) &&
        archive_filter_count(unpacker->archive) == 2 &&
        archive_filter_code(unpacker->archive, 0) == code_of(compression))
        return unpacker;
    hexapla_unpacker_close(unpacker);
    return NULL;
}

hexapla_unpacker *hexapla_unpacker_open(const uint8_t *bytes, int64_t length, int32_t compression) {
    hexapla_unpacker *result = unpacker(compression);
    if (result == NULL) return NULL;
    return begin(result, compression, archive_read_open_memory(result->archive, bytes, (size_t)length));
}

hexapla_unpacker *hexapla_unpacker_open_file(int32_t descriptor, int32_t compression) {
    hexapla_unpacker *result = unpacker(compression);
    if (result == NULL) return NULL;
    return begin(result, compression, archive_read_open_fd(result->archive, descriptor, 1 << 16));
}

int64_t hexapla_unpacker_read(hexapla_unpacker *unpacker, uint8_t *buffer, int64_t length) {
    if (unpacker->is_at_end) return 0;
    la_ssize_t count = archive_read_data(unpacker->archive, buffer, (size_t)length);
    if (count == 0) unpacker->is_at_end = 1;
    return count < 0 ? -1 : (int64_t)count;
}

const char *hexapla_unpacker_problem(hexapla_unpacker *unpacker) {
    const char *message = archive_error_string(unpacker->archive);
    return message == NULL ? "damaged" : message;
}

void hexapla_unpacker_close(hexapla_unpacker *unpacker) {
    if (unpacker == NULL) return;
    if (unpacker->archive != NULL) archive_read_free(unpacker->archive);
    free(unpacker);
}

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
