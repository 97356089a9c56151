#ifndef HEXAPLA_CARCHIVE_H
#define HEXAPLA_CARCHIVE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A zip archive read from memory, entry by entry.
typedef struct hexapla_zip hexapla_zip;

/// Opens the archive in `bytes`, which must outlive it. NULL when it is no zip archive.
hexapla_zip *hexapla_zip_open(const uint8_t *bytes, int64_t length);
void hexapla_zip_close(hexapla_zip *zip);

/// Moves to the next entry: 1 when there is one, 0 at the end, -1 when the archive is damaged.
int32_t hexapla_zip_next(hexapla_zip *zip);
/// The current entry's name in UTF-8, valid until the next move.
const char *hexapla_zip_name(hexapla_zip *zip);
/// Reads up to `length` bytes of the current entry: how many were read, 0 at its end, -1 when it is damaged (the
/// checksum is checked at the end).
int64_t hexapla_zip_read(hexapla_zip *zip, uint8_t *buffer, int64_t length);
/// What was wrong with the last call, in libarchive's words; valid until the next call.
const char *hexapla_zip_problem(hexapla_zip *zip);

/// Ways to compress a single file.
enum { HEXAPLA_GZIP = 1, HEXAPLA_ZSTD = 2, HEXAPLA_XZ = 3, HEXAPLA_BZIP2 = 4 };

/// A compressed file that is read piece by piece; frames that follow one another are one file.
typedef struct hexapla_unpacker hexapla_unpacker;

/// Opens what is compressed in `bytes`, which must outlive it, or behind a file's descriptor, which stays the caller's.
/// NULL when it is not compressed so, or more than once.
hexapla_unpacker *hexapla_unpacker_open(const uint8_t *bytes, int64_t length, int32_t compression);
hexapla_unpacker *hexapla_unpacker_open_file(int32_t descriptor, int32_t compression);
/// Reads up to `length` bytes: how many were read, 0 at the end, -1 when it is damaged.
int64_t hexapla_unpacker_read(hexapla_unpacker *unpacker, uint8_t *buffer, int64_t length);
/// What was wrong with the last call, in libarchive's words; valid until the next call.
const char *hexapla_unpacker_problem(hexapla_unpacker *unpacker);
void hexapla_unpacker_close(hexapla_unpacker *unpacker);

/// One frame of compressed bytes (gzip or zstd), the same every time for the same pieces.
typedef struct hexapla_packer hexapla_packer;

hexapla_packer *hexapla_packer_open(int32_t compression);
/// 0, or -1 when there is no memory.
int32_t hexapla_packer_write(hexapla_packer *packer, const uint8_t *bytes, int64_t length);
/// Ends the frame: only its last bytes may follow.
int32_t hexapla_packer_finish(hexapla_packer *packer);
/// Hands out the compressed bytes that are ready, valid until the next call.
const uint8_t *hexapla_packer_bytes(hexapla_packer *packer, int64_t *count);
void hexapla_packer_close(hexapla_packer *packer);

/// How many bytes `hexapla_deflate` may need for so many.
int64_t hexapla_deflate_bound(int64_t length);
/// A piece of a raw deflate stream that knows nothing of the pieces before: pieces one after another, the last of them
/// marked so, are a stream. Returns how many bytes it has, -1 where there is no memory.
int64_t hexapla_deflate(const uint8_t *bytes, int64_t length, int32_t is_last, uint8_t *out, int64_t capacity);
/// The checksum of zip entries, after that of what stands before; 0 at the beginning.
uint32_t hexapla_crc32(uint32_t before, const uint8_t *bytes, int64_t length);

#ifdef __cplusplus
}
#endif

#endif
