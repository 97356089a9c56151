/// The lines of a text, as tools that work line by line count them: ended by LF, CR LF or CR.
struct LineScanner: Sequence, IteratorProtocol {
    struct Line {
        let number: Int
        /// Without the line end.
        let range: Range<Int>
    }

    private let units: UnsafeBufferPointer<UInt16>
    private var position = 0
    private var number = 0

    init(_ units: UnsafeBufferPointer<UInt16>) {
        self.units = units
    }

    mutating func next() -> Line? {
        guard position < units.count else { return nil }
        let start = position
        while position < units.count, units[position] != 0x0A, units[position] != 0x0D { position += 1 }
        let line = Line(number: number, range: start..<position)
        let isPair = position + 1 < units.count && units[position] == 0x0D && units[position + 1] == 0x0A
        position += isPair ? 2 : 1
        number += 1
        return line
    }
}
