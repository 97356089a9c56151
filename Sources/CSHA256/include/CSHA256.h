#ifndef HEXAPLA_CSHA256_H
#define HEXAPLA_CSHA256_H

#include <stdint.h>

/// SHA-256 (FIPS 180-4) of `length` bytes into 32.
void hexapla_sha256(const uint8_t *bytes, int64_t length, uint8_t *digest);

#endif
