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
/// The current entry's size in bytes as its header gives it, -1 when it does not.
int64_t hexapla_zip_size(hexapla_zip *zip);
/// Reads up to `length` bytes of the current entry: how many were read, 0 at its end, -1 when it is damaged (the
/// checksum is checked at the end).
int64_t hexapla_zip_read(hexapla_zip *zip, uint8_t *buffer, int64_t length);

/// SHA-256 (FIPS 180-4) of `length` bytes into 32.
void hexapla_sha256(const uint8_t *bytes, int64_t length, uint8_t *digest);

#ifdef __cplusplus
}
#endif

#endif
