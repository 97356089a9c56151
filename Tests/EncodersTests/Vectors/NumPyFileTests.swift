import Testing

@testable import Encoders

@Suite("NumPy files")
struct NumPyFileTests {
    @Test("what is written is read")
    func roundTrip() throws {
        let directory = try TemporaryDirectory()
        for (rows, columns) in [(0, 512), (1, 1), (3, 4)] {
            let values = (0..<rows * columns).map { Float($0) / 7 }
            let bytes = try NumPyFile.bytes(values, rows: rows, columns: columns)
            #expect(bytes.count % 64 == values.count * 4 % 64)
            let read = try NumPyFile.read(path: try directory.file("v.npy", bytes))
            #expect(read.values == values && read.rows == rows && read.columns == columns)
        }
    }

    @Test("NumPy's own bytes")
    func header() throws {
        let header = NumPyFile.header(rows: 2, columns: 3)
        let text = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }"
        let padded = text + String(repeating: " ", count: 117 - text.utf8.count) + "\n"
        #expect(header == [0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0] + Array(padded.utf8))
    }

    @Test("other arrays and torn files are errors")
    func errors() throws {
        let directory = try TemporaryDirectory()
        let good = try NumPyFile.bytes([1, 2], rows: 1, columns: 2)
        func replaced(_ from: String, _ to: String) -> [UInt8] {
            let text = String(decoding: good.dropFirst(6), as: Unicode.ASCII.self)
            let parts = text.split(separator: from, maxSplits: 1, omittingEmptySubsequences: false)
            return Array(good.prefix(6)) + Array((parts[0] + to + parts[1]).utf8)
        }
        let cases = [
            [], Array(good.dropLast()), Array("hello".utf8), replaced("<f4", "<i4"),
            replaced("False", "True "), replaced("(1, 2)", "(9, 2)"), replaced("(1, 2)", "(x, 2)"),
            replaced("<f4", "<f-4"), replaced("(1, 2)", "(9223372036854775807, 2)"),
            replaced("(1, 2)", "(9223372036854775807, 9223372036854775807)"), replaced("(1, 2)", "(-1, -2)"),
            // A header that says it is as long as a book.
            [0x93] + Array("NUMPY".utf8) + [2, 0, 0, 0, 32, 0] + [UInt8](repeating: 0x20, count: 1 << 21),
        ]
        for (index, bytes) in cases.enumerated() {
            let path = try directory.file("\(index).npy", bytes)
            let error = #expect(throws: EncoderError.self) { try NumPyFile.read(path: path) }
            #expect(error?.kind == .vectorsDamaged, "case \(index)")
        }
        #expect(throws: EncoderError.self) { try NumPyFile.bytes([1], rows: 1, columns: 2) }
    }
}
