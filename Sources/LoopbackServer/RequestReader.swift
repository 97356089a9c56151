/// Reads requests (HTTP/1.1; RFC 9112) out of what came, strictly and within limits: one length, given in digits.
struct RequestReader {
    enum Found: Equatable {
        /// More has to come.
        case incomplete
        /// A request, and how many bytes it took.
        case request(ServerRequest, length: Int)
        /// What cannot be answered otherwise; the connection ends.
        case refused(ServerResponse.Status)
    }

    static let longestHead = 16 << 10
    static let longestBody = 8 << 20

    static func read(_ bytes: ArraySlice<UInt8>) -> Found {
        guard let head = end(of: bytes) else {
            return bytes.count > longestHead ? .refused(.tooLarge) : .incomplete
        }
        guard head - bytes.startIndex <= longestHead else { return .refused(.tooLarge) }
        guard let text = String(validating: bytes[bytes.startIndex..<head], as: UTF8.self) else {
            return .refused(.badRequest)
        }
        // "\r\n" is one character.
        var lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        let first = lines.removeFirst().split(separator: " ", omittingEmptySubsequences: false)
        guard first.count == 3, first[2] == "HTTP/1.1", first[1].hasPrefix("/") else { return .refused(.badRequest) }
        var headers: [String: String] = [:]
        for line in lines where !line.isEmpty {
            guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { return .refused(.badRequest) }
            let name = line[..<colon].lowercased()
            let value = line[line.index(after: colon)...]
                .drop { $0 == " " || $0 == "\t" }
            guard headers.updateValue(String(value), forKey: name) == nil || !decisive.contains(name) else {
                return .refused(.badRequest)
            }
        }
        guard headers["transfer-encoding"] == nil else { return .refused(.badRequest) }
        var length = 0
        if let spelled = headers["content-length"] {
            guard !spelled.isEmpty, spelled.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(spelled)
            else { return .refused(.badRequest) }
            length = number
        }
        guard length <= longestBody else { return .refused(.tooLarge) }
        let start = head + 4
        guard bytes.endIndex - start >= length else { return .incomplete }
        let target = first[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let request = ServerRequest(
            method: String(first[0]), path: String(target[0]), query: target.count > 1 ? String(target[1]) : "",
            headers: headers, body: Array(bytes[start..<(start + length)]))
        return .request(request, length: start + length - bytes.startIndex)
    }

    /// Headers that decide something: twice they would decide two things.
    private static let decisive: Set = ["host", "origin", "content-length", "sec-fetch-site"]

    /// Where the empty line after the head begins.
    private static func end(of bytes: ArraySlice<UInt8>) -> Int? {
        let mark: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        var place = bytes.startIndex
        let last = min(bytes.endIndex, bytes.startIndex + longestHead + mark.count) - mark.count
        while place <= last {
            if bytes[place] == 0x0D, bytes[place..<(place + 4)].elementsEqual(mark) { return place }
            place += 1
        }
        return nil
    }
}
