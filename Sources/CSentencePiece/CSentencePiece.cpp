#include "CSentencePiece.h"

#include <exception>
#include <sentencepiece_processor.h>

struct hexapla_sentencepiece {
    sentencepiece::SentencePieceProcessor processor;
};

// The library's own error texts name its source files; callers write better ones, so only success is reported here.
hexapla_sentencepiece *hexapla_sentencepiece_load(const uint8_t *bytes, int64_t length) {
    try {
        auto *model = new hexapla_sentencepiece;
        const absl::string_view serialized(reinterpret_cast<const char *>(bytes), static_cast<size_t>(length));
        if (model->processor.LoadFromSerializedProto(serialized).ok()) return model;
        delete model;
    } catch (const std::exception &) {
    }
    return nullptr;
}

void hexapla_sentencepiece_free(hexapla_sentencepiece *model) { delete model; }

int64_t hexapla_sentencepiece_encode(const hexapla_sentencepiece *model, const uint8_t *text, int64_t length,
                                     int32_t *ids, int32_t *ends, int64_t capacity) {
    try {
        const absl::string_view view(reinterpret_cast<const char *>(text), static_cast<size_t>(length));
        const auto result = model->processor.EncodeAsImmutableProto(view);
        const auto count = static_cast<int64_t>(result.pieces_size());
        for (int64_t n = 0; n < count && n < capacity; n++) {
            const auto piece = result.pieces(static_cast<int>(n));
            ids[n] = static_cast<int32_t>(piece.id());
            ends[n] = static_cast<int32_t>(piece.end());
        }
        return count;
    } catch (const std::exception &) {
        return -1;
    }
}
