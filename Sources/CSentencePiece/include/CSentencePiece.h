#ifndef HEXAPLA_CSENTENCEPIECE_H
#define HEXAPLA_CSENTENCEPIECE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A loaded SentencePiece model. Reading it from several threads at once is safe.
typedef struct hexapla_sentencepiece hexapla_sentencepiece;

/// Loads a model from its serialized bytes (copied). NULL when they are no SentencePiece model.
hexapla_sentencepiece *hexapla_sentencepiece_load(const uint8_t *bytes, int64_t length);
void hexapla_sentencepiece_free(hexapla_sentencepiece *model);

/// Splits `length` bytes of UTF-8 into pieces, without BOS and EOS. Piece n is the text between ends[n - 1] (0 for
/// the first) and ends[n], byte offsets into the text as given. Writes up to `capacity` of them and returns how many
/// there are; -1 on failure. A result larger than `capacity` means: call again with that much room.
int64_t hexapla_sentencepiece_encode(const hexapla_sentencepiece *model, const uint8_t *text, int64_t length,
                                     int32_t *ids, int32_t *ends, int64_t capacity);

#ifdef __cplusplus
}
#endif

#endif
