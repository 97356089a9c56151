import Glibc

/// Floats at a cache line's beginning, untouched until written: pages that nobody writes take no memory.
///
/// @unchecked: whoever owns the buffer keeps its writers apart (a workspace has one thread; the token cache hands out
/// each row to one writer before it publishes it).
final class FloatBuffer: @unchecked Sendable {
    let base: UnsafeMutablePointer<Float>
    let count: Int

    private static let hugePage = 1 << 21

    init(count: Int) {
        let size = max(4 * count, 64)
        // The token cache is read here and there, 1 KB at a time: large pages spare it most address translations.
        let isLarge = size >= 2 * Self.hugePage
        let raw = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: isLarge ? Self.hugePage : 64)
        if isLarge { madvise(raw, size / Self.hugePage * Self.hugePage, MADV_HUGEPAGE) }
        base = raw.bindMemory(to: Float.self, capacity: count)
        self.count = count
    }

    deinit {
        UnsafeMutableRawPointer(base).deallocate()
    }
}
