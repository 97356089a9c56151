import Foundation
import Synchronization

/// TEMPORARY: experiments only.
enum TemporaryStore {
    struct State { var rows: [UInt64: Int] = [:]; var vectors: [Float] = []; var handle: FileHandle? }
    static let path = ProcessInfo.processInfo.environment["HX_CACHE"]
    static let state: Mutex<State> = {
        var state = State()
        if let path {
            if !FileManager.default.fileExists(atPath: path) { _ = FileManager.default.createFile(atPath: path, contents: nil) }
            let data = (try? Data(contentsOf: URL(filePath: path))) ?? Data()
            let size = 8 + 384 * 4
            data.withUnsafeBytes { bytes in
                for row in 0..<(bytes.count / size) {
                    state.rows[bytes.loadUnaligned(fromByteOffset: row * size, as: UInt64.self)] = row
                    for i in 0..<384 { state.vectors.append(bytes.loadUnaligned(fromByteOffset: row * size + 8 + 4 * i, as: Float.self)) }
                }
            }
            state.handle = FileHandle(forWritingAtPath: path)
            _ = try? state.handle?.seekToEnd()
        }
        return Mutex(state)
    }()
    static func key(_ text: String) -> UInt64 {
        var h: UInt64 = 14695981039346656037
        for b in text.utf8 { h = (h ^ UInt64(b)) &* 1099511628211 }
        return h
    }
    static func encode(_ texts: [String], _ base: ([String]) throws(EncoderError) -> [Float]) throws(EncoderError) -> [Float] {
        guard path != nil else { return try base(texts) }
        var result = [Float](repeating: 0, count: texts.count * 384)
        var missing: [Int] = []
        state.withLock { s in
            for (i, t) in texts.enumerated() {
                if let row = s.rows[key(t)] { for j in 0..<384 { result[i * 384 + j] = s.vectors[row * 384 + j] } } else { missing.append(i) }
            }
        }
        guard !missing.isEmpty else { return result }
        let vectors = try base(missing.map { texts[$0] })
        state.withLock { s in
            var data = Data()
            for (n, i) in missing.enumerated() {
                let v = Array(vectors[n * 384..<(n + 1) * 384])
                for j in 0..<384 { result[i * 384 + j] = v[j] }
                let k = key(texts[i])
                if s.rows[k] == nil {
                    s.rows[k] = s.rows.count
                    s.vectors += v
                    withUnsafeBytes(of: k) { data.append(contentsOf: $0) }
                    v.withUnsafeBytes { data.append(contentsOf: $0) }
                }
            }
            try? s.handle?.write(contentsOf: data)
        }
        return result
    }
}
