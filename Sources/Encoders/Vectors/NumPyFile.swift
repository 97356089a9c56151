internal import Errors
internal import Files
import Glibc

/// A matrix of float32 in NumPy's .npy format, as `hexapla embed` writes it and `vectors:` reads it.
public enum NumPyFile {
    /// The bytes of a .npy file of `rows` × `columns` little-endian float32, row by row.
    ///
    /// - Complexity: O(rows × columns).
    public static func bytes(_ values: [Float], rows: Int, columns: Int) throws(EncoderError) -> [UInt8] {
        guard rows >= 0, columns >= 0, values.count == rows * columns else {
            throw EncoderError(
                .usage, place: "NumPy matrix", problem: "\(values.count) numbers for \(rows) rows",
                expected: "\(rows) × \(columns)")
        }
        var bytes = header(rows: rows, columns: columns)
        bytes.reserveCapacity(bytes.count + 4 * values.count)
        values.withUnsafeBytes { bytes.append(contentsOf: $0) }
        return bytes
    }

    /// Only the header, for a caller that writes the numbers piece by piece.
    public static func header(rows: Int, columns: Int) -> [UInt8] {
        NumPyHeader(descriptor: "<f4", shape: [rows, columns]).bytes
    }

    /// Reads a .npy file of two dimensions, float32 or float64, in C order.
    ///
    /// - Returns: The numbers row by row, and how many rows and columns there are.
    /// - Throws: `file` when it cannot be read, `vectorsDamaged` when it is something else.
    public static func read(path: String) throws(EncoderError) -> (values: [Float], rows: Int, columns: Int) {
        let file = try MappedFile.ofEncoder(path)
        let expected: Phrase = "a .npy file of two dimensions, float32 or float64, in C order"
        guard let header = NumPyHeader(file.bytes) else {
            throw EncoderError(
                .vectorsDamaged, place: "\(path)", problem: "is no complete NumPy array", expected: expected,
                remedy: "write it with numpy.save")
        }
        guard header.shape.count == 2, !header.isFortranOrder, ["<f4", "<f8"].contains(header.descriptor) else {
            let order = header.isFortranOrder ? ", Fortran order" : ""
            throw EncoderError(
                .vectorsDamaged, place: "\(path)",
                problem: "has type \(header.descriptor), shape \(header.shape)\(order)",
                expected: expected)
        }
        let data = UnsafeRawBufferPointer(rebasing: file.bytes[header.length...])
        let count = header.shape[0] * header.shape[1]
        let isDouble = header.descriptor == "<f8"
        let values = [Float](unsafeUninitializedCapacity: count) { buffer, filled in
            for index in 0..<count {
                buffer[index] =
                    isDouble
                    ? Float(data.loadUnaligned(fromByteOffset: 8 * index, as: Double.self))
                    : data.loadUnaligned(fromByteOffset: 4 * index, as: Float.self)
            }
            filled = count
        }
        return (values, header.shape[0], header.shape[1])
    }
}
