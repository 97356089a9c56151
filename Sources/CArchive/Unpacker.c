#include "CArchive.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

enum { PIECE = 1 << 16 };

// Where packed bytes come from: memory, or a file's descriptor.
typedef struct {
    const uint8_t *bytes;
    size_t left;
    int descriptor;
    uint8_t *buffer;
    // How many were handed out.
    int64_t delivered;
    int failure;
} packed_input;

struct hexapla_unpacker {
    packed_input input;
    // libarchive's reader; gzip is zlib's, for libarchive does not verify its checksums.
    struct archive *archive;
    z_stream gzip;
    int is_gzip;
    // Whether the next bytes must begin a member, and whether any was begun.
    int is_between, has_member;
    // What was unpacked to look at.
    uint8_t head[3];
    int head_length, head_position;
    int is_at_end;
    const char *problem;
};

// The next packed bytes; 0 at the end, -1 where they cannot be read.
static ssize_t supply(packed_input *input, const void **bytes) {
    ssize_t count;
    if (input->buffer == NULL) {
        *bytes = input->bytes;
        count = input->left > PIECE ? PIECE : (ssize_t)input->left;
        input->bytes += count;
        input->left -= (size_t)count;
    } else {
        do count = read(input->descriptor, input->buffer, PIECE);
        while (count < 0 && errno == EINTR);
        if (count < 0) input->failure = errno;
        *bytes = input->buffer;
    }
    if (count > 0) input->delivered += count;
    return count;
}

static la_ssize_t supply_archive(struct archive *archive, void *context, const void **bytes) {
    packed_input *input = context;
    ssize_t count = supply(input, bytes);
    if (count < 0) archive_set_error(archive, input->failure, "%s", strerror(input->failure));
    return count;
}

// MARK: gzip

static int64_t fail(hexapla_unpacker *unpacker, const char *problem) {
    unpacker->problem = problem;
    return -1;
}

static int64_t read_gzip(hexapla_unpacker *unpacker, uint8_t *buffer, int64_t length) {
    z_stream *gzip = &unpacker->gzip;
    uInt wanted = length > INT_MAX ? INT_MAX : (uInt)length;
    gzip->next_out = buffer;
    gzip->avail_out = wanted;
    while (gzip->avail_out == wanted && !unpacker->is_at_end) {
        if (gzip->avail_in == 0) {
            const void *bytes;
            ssize_t count = supply(&unpacker->input, &bytes);
            if (count < 0) return fail(unpacker, strerror(unpacker->input.failure));
            if (count == 0) {
                if (!unpacker->is_between) return fail(unpacker, "it ends too early");
                unpacker->is_at_end = 1;
                break;
            }
            gzip->next_in = (Bytef *)bytes;
            gzip->avail_in = (uInt)count;
        }
        int was_between = unpacker->is_between;
        unpacker->is_between = 0;
        int status = inflate(gzip, Z_NO_FLUSH);
        if (status == Z_STREAM_END) {
            unpacker->is_between = 1;
            if (inflateReset(gzip) != Z_OK) return fail(unpacker, "no memory");
        } else if (status != Z_OK && status != Z_BUF_ERROR) {
            // What was unpacked so far is not handed out: it may be what is damaged.
            if (was_between) return fail(unpacker, "after its end stand other bytes");
            return fail(unpacker, gzip->msg == NULL ? "damaged" : gzip->msg);
        }
        unpacker->has_member = 1;
    }
    return (int64_t)(wanted - gzip->avail_out);
}

static hexapla_unpacker *begin_gzip(hexapla_unpacker *unpacker) {
    unpacker->is_between = 1;
    // 15: the largest window; 16: gzip alone.
    if (inflateInit2(&unpacker->gzip, 15 + 16) == Z_OK) {
        unpacker->is_gzip = 1;
        int64_t count = 1;
        while (unpacker->head_length < 3 && count > 0) {
            count = read_gzip(unpacker, unpacker->head + unpacker->head_length, 3 - unpacker->head_length);
            if (count > 0) unpacker->head_length += (int)count;
        }
        int is_twice = unpacker->head_length == 3 && memcmp(unpacker->head, "\x1f\x8b\x08", 3) == 0;
        if (!is_twice && unpacker->has_member)
            return unpacker;
    }
    hexapla_unpacker_close(unpacker);
    return NULL;
}

// MARK: The others

static int code_of(int32_t compression) {
    switch (compression) {
    case HEXAPLA_ZSTD: return ARCHIVE_FILTER_ZSTD;
    case HEXAPLA_XZ: return ARCHIVE_FILTER_XZ;
    default: return ARCHIVE_FILTER_BZIP2;
    }
}

static int support(struct archive *archive, int32_t compression) {
    switch (compression) {
    case HEXAPLA_ZSTD: return archive_read_support_filter_zstd(archive);
    case HEXAPLA_XZ: return archive_read_support_filter_xz(archive);
    default: return archive_read_support_filter_bzip2(archive);
    }
}

// One layer of the compression asked for: libarchive would peel off as many as there are, and none where there is none.
static hexapla_unpacker *begin(hexapla_unpacker *unpacker, int32_t compression) {
    struct archive *archive = unpacker->archive = archive_read_new();
    if (archive != NULL && support(archive, compression) == ARCHIVE_OK &&
        archive_read_support_format_raw(archive) == ARCHIVE_OK &&
        archive_read_support_format_empty(archive) == ARCHIVE_OK) {
        struct archive_entry *entry;
        int status = archive_read_open2(archive, &unpacker->input, NULL, supply_archive, NULL, NULL);
        if (status == ARCHIVE_OK) {
            status = archive_read_next_header(archive, &entry);
            unpacker->is_at_end = status == ARCHIVE_EOF;
        }
        if ((status == ARCHIVE_OK || status == ARCHIVE_WARN || status == ARCHIVE_EOF) &&
            archive_filter_count(archive) == 2 && archive_filter_code(archive, 0) == code_of(compression))
            return unpacker;
    }
    hexapla_unpacker_close(unpacker);
    return NULL;
}

// Whether something stands after what was unpacked: libarchive takes what is no further stream for the end.
static int has_rest(hexapla_unpacker *unpacker) {
    const void *bytes;
    if (archive_filter_bytes(unpacker->archive, -1) < unpacker->input.delivered) return 1;
    return supply(&unpacker->input, &bytes) != 0;
}

static int64_t read_other(hexapla_unpacker *unpacker, uint8_t *buffer, int64_t length) {
    la_ssize_t count = unpacker->is_at_end ? 0 : archive_read_data(unpacker->archive, buffer, (size_t)length);
    if (count < 0) {
        const char *message = archive_error_string(unpacker->archive);
        return fail(unpacker, message == NULL ? "damaged" : message);
    }
    if (count > 0) return (int64_t)count;
    unpacker->is_at_end = 1;
    return has_rest(unpacker) ? fail(unpacker, "after its end stand other bytes") : 0;
}

// MARK: All

static hexapla_unpacker *open_input(packed_input input, int32_t compression) {
    hexapla_unpacker *unpacker = calloc(1, sizeof *unpacker);
    if (unpacker == NULL) {
        free(input.buffer);
        return NULL;
    }
    unpacker->input = input;
    return compression == HEXAPLA_GZIP ? begin_gzip(unpacker) : begin(unpacker, compression);
}

hexapla_unpacker *hexapla_unpacker_open(const uint8_t *bytes, int64_t length, int32_t compression) {
    return open_input((packed_input){.bytes = bytes, .left = (size_t)length}, compression);
}

hexapla_unpacker *hexapla_unpacker_open_file(int32_t descriptor, int32_t compression) {
    uint8_t *buffer = malloc(PIECE);
    if (buffer == NULL) return NULL;
    return open_input((packed_input){.descriptor = descriptor, .buffer = buffer}, compression);
}

int64_t hexapla_unpacker_read(hexapla_unpacker *unpacker, uint8_t *buffer, int64_t length) {
    if (unpacker->problem != NULL) return -1;
    if (!unpacker->is_gzip) return read_other(unpacker, buffer, length);
    if (unpacker->head_position < unpacker->head_length && length > 0) {
        buffer[0] = unpacker->head[unpacker->head_position++];
        return 1;
    }
    return read_gzip(unpacker, buffer, length);
}

const char *hexapla_unpacker_problem(hexapla_unpacker *unpacker) {
    return unpacker->problem == NULL ? "damaged" : unpacker->problem;
}

void hexapla_unpacker_close(hexapla_unpacker *unpacker) {
    if (unpacker == NULL) return;
    if (unpacker->is_gzip) inflateEnd(&unpacker->gzip);
    if (unpacker->archive != NULL) archive_read_free(unpacker->archive);
    free(unpacker->input.buffer);
    free(unpacker);
}
