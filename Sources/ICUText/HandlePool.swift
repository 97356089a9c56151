internal import Synchronization

/// What ICU opened and nobody uses now, by what it was opened for: opening takes up to half a millisecond, more than a
/// short text takes to read.
///
/// Safe to use from several threads: what is taken is no longer here, and belongs to who took it.
struct HandlePool: ~Copyable, Sendable {
    /// Addresses, for pointers may not go from thread to thread unlooked at.
    private let idle = Mutex<[String: [UInt]]>([:])
    private let close: @Sendable (OpaquePointer) -> Void
    /// More than this many are not kept: texts in ever new languages would fill the memory.
    private let most: Int

    init(most: Int = 256, close: @escaping @Sendable (OpaquePointer) -> Void) {
        (self.most, self.close) = (most, close)
    }

    func take(_ key: String) -> OpaquePointer? {
        idle.withLock { $0[key]?.popLast() }.flatMap { OpaquePointer(bitPattern: $0) }
    }

    func giveBack(_ handle: OpaquePointer, _ key: String) {
        let address = UInt(bitPattern: handle)
        let dropped: [UInt] = idle.withLock { [most] idle in
            let isFull = idle.values.reduce(0) { $0 + $1.count } >= most
            let dropped = isFull ? idle.values.flatMap { $0 } : []
            if isFull { idle = [:] }
            idle[key, default: []].append(address)
            return dropped
        }
        for address in dropped { OpaquePointer(bitPattern: address).map(close) }
    }
}
