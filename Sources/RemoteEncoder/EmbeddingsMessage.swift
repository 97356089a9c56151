import Foundation

/// The bodies of OpenAI's /v1/embeddings.
enum EmbeddingsMessage {
    struct Request: Encodable {
        var input: [String]
        var model: String
        /// `base64` where the server knows it: a quarter of the bytes of decimal digits.
        var encodingFormat: String?

        enum CodingKeys: String, CodingKey {
            case input, model
            case encodingFormat = "encoding_format"
        }
    }

    struct Response: Decodable {
        var data: [Item]
    }

    struct Item: Decodable {
        var index: Int?
        var embedding: [Float]

        enum CodingKeys: String, CodingKey {
            case index, embedding
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            index = try container.decodeIfPresent(Int.self, forKey: .index)
            guard let text = try? container.decode(String.self, forKey: .embedding) else {
                embedding = try container.decode([Float].self, forKey: .embedding)
                return
            }
            guard let bytes = Data(base64Encoded: text), bytes.count % 4 == 0 else {
                throw DecodingError.dataCorruptedError(
                    forKey: .embedding, in: container, debugDescription: "no base64 of float32")
            }
            embedding = bytes.withUnsafeBytes { bytes in
                (0..<bytes.count / 4).map { index in
                    let bits = bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)
                    return Float(bitPattern: UInt32(littleEndian: bits))
                }
            }
        }
    }

    /// Vectors in the order of the request, as an answer gives them; or what is wrong with it.
    static func vectors(in body: Data, count: Int) -> Result<[[Float]], Problem> {
        guard let response = try? JSONDecoder().decode(Response.self, from: body) else {
            return .failure(Problem(text: "its answer is no list of embeddings"))
        }
        guard response.data.count == count else {
            return .failure(Problem(text: "it answered \(response.data.count) vectors for \(count) texts"))
        }
        var vectors = [[Float]](repeating: [], count: count)
        for (position, item) in response.data.enumerated() {
            let index = item.index ?? position
            guard vectors.indices.contains(index), vectors[index].isEmpty, !item.embedding.isEmpty else {
                return .failure(Problem(text: "its answer's indices are not those of the texts"))
            }
            vectors[index] = item.embedding
        }
        return .success(vectors)
    }

    struct Problem: Error {
        var text: String
    }
}
