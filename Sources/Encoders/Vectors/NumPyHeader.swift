/// The header of NumPy's .npy format, versions 1.0 to 3.0: type, order and shape of the numbers that follow it.
struct NumPyHeader: Equatable {
    /// NumPy's type descriptor: byte order and kind with size, such as `<f4`.
    var descriptor: String
    var isFortranOrder: Bool
    var shape: [Int]
    /// Bytes before the numbers.
    var length: Int

    /// Longer headers are no header: NumPy itself refuses those of more than 10,000 bytes.
    private static let mostBytes = 1 << 16

    /// Bytes in one number; `nil` for kinds other than integers and floats.
    var itemSize: Int? {
        guard let kind = descriptor.dropFirst().first, "fiu".contains(kind) else { return nil }
        return Int(descriptor.dropFirst(2)).flatMap { $0 > 0 ? $0 : nil }
    }

    init(descriptor: String, shape: [Int]) {
        self.descriptor = descriptor
        self.isFortranOrder = false
        self.shape = shape
        self.length = 0
        self.length = bytes.count
    }

    /// Reads the header at the beginning of `bytes`; `nil` when there is none or the numbers after it are cut off.
    init?(_ bytes: UnsafeRawBufferPointer) {
        let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
        guard bytes.count >= 12, bytes.prefix(6).elementsEqual(magic) else { return nil }
        let isFirstVersion = bytes[6] == 1
        var size = Int(bytes[8]) | Int(bytes[9]) << 8
        if !isFirstVersion { size |= Int(bytes[10]) << 16 | Int(bytes[11]) << 24 }
        let start = isFirstVersion ? 10 : 12
        guard size <= Self.mostBytes, bytes.count - start >= size else { return nil }
        let text = String(decoding: UnsafeRawBufferPointer(rebasing: bytes[start..<start + size]), as: UTF8.self)
        guard let descriptor = Self.value(of: "descr", in: text), let order = Self.value(of: "fortran_order", in: text),
            let shape = Self.value(of: "shape", in: text)
        else { return nil }
        self.descriptor = descriptor.filter { $0 != "'" && $0 != "\"" }
        self.isFortranOrder = order == "True"
        var numbers: [Int] = []
        for part in shape.filter({ $0 != "(" && $0 != ")" && $0 != " " }).split(separator: ",") {
            guard let number = Int(part), number >= 0 else { return nil }
            numbers.append(number)
        }
        self.shape = numbers
        self.length = start + size
        var total = itemSize ?? 1
        for number in numbers {
            let (product, overflow) = total.multipliedReportingOverflow(by: number)
            guard !overflow else { return nil }
            total = product
        }
        guard bytes.count - length >= total else { return nil }
    }

    /// The header as bytes, padded so that the numbers start at a multiple of 64.
    var bytes: [UInt8] {
        let size = shape.count == 1 ? "(\(shape[0]),)" : "(\(shape.map(String.init).joined(separator: ", ")))"
        let order = isFortranOrder ? "True" : "False"
        var text = Array("{'descr': '\(descriptor)', 'fortran_order': \(order), 'shape': \(size), }".utf8)
        text += [UInt8](repeating: 0x20, count: 63 - (10 + text.count) % 64) + [0x0a]
        return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(text.count & 255), UInt8(text.count >> 8)] + text
    }

    private static func value(of key: String, in text: String) -> String? {
        var rest = Substring(text)
        for quote in ["'", "\""] {
            let name = quote + key + quote
            var probe = Substring(text)
            while !probe.isEmpty, !probe.hasPrefix(name) { probe.removeFirst() }
            guard !probe.isEmpty else { continue }
            rest = probe.dropFirst(name.count).drop { $0 == ":" || $0 == " " }
            if rest.first == "(" { return rest.firstIndex(of: ")").map { String(rest[...$0]) } }
            return String(rest.prefix { $0 != "," && $0 != "}" }.filter { $0 != " " })
        }
        return nil
    }
}
