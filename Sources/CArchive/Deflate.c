#include "CArchive.h"

#include <string.h>
#include <zlib.h>

int64_t hexapla_deflate_bound(int64_t length) { return (int64_t)compressBound((uLong)length) + 64; }

int64_t hexapla_deflate(const uint8_t *bytes, int64_t length, int32_t is_last, uint8_t *out, int64_t capacity) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    // Raw deflate, as entries of zip archives have it.
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) return -1;
    stream.next_in = (Bytef *)bytes;
    stream.avail_in = (uInt)length;
    stream.next_out = out;
    stream.avail_out = (uInt)capacity;
    int status = deflate(&stream, is_last ? Z_FINISH : Z_SYNC_FLUSH);
    int64_t written = capacity - stream.avail_out;
    int is_whole = stream.avail_in == 0 && status == (is_last ? Z_STREAM_END : Z_OK);
    deflateEnd(&stream);
    return is_whole ? written : -1;
}

uint32_t hexapla_crc32(uint32_t before, const uint8_t *bytes, int64_t length) {
    return (uint32_t)crc32(before, bytes, (uInt)length);
}
