import Synchronization

/// Everything before the second convolution, which depends on the token alone, for a bounded number of tokens.
///
/// A token's entry never changes once it is published, and another thread that computes it gets the same bits, so the
/// cache's state cannot be seen in any result. When it is full, a successor takes over its most used quarter (the few
/// thousand commonest tokens are most of any text, and both caches are in memory for that moment).
///
/// @unchecked: `slots` and `uses` are atomic; a row of `entries` is written by the one thread that reserved it, before
/// the releasing store to `slots` that lets others find it.
final class TokenCache: @unchecked Sendable {
    /// Blocks of an entry: the three branches' inputs, and their products with every window position's matrix.
    static let entryBlocks = 3 + ModelShape.windows
    static let stride = entryBlocks * ModelShape.block

    let capacity: Int
    let entries: FloatBuffer
    private let slots: UnsafeMutablePointer<Atomic<Int32>>
    private let uses: UnsafeMutablePointer<Atomic<UInt32>>
    private let reserved = Atomic<Int>(0)

    init(capacity: Int) {
        self.capacity = capacity
        entries = FloatBuffer(count: capacity * Self.stride)
        slots = .allocate(capacity: ModelShape.vocabulary)
        uses = .allocate(capacity: ModelShape.vocabulary)
        for token in 0..<ModelShape.vocabulary {
            (slots + token).initialize(to: Atomic(-1))
            (uses + token).initialize(to: Atomic(0))
        }
    }

    deinit {
        slots.deinitialize(count: ModelShape.vocabulary)
        slots.deallocate()
        uses.deinitialize(count: ModelShape.vocabulary)
        uses.deallocate()
    }

    /// The token's row in `entries`, -1 when it has none.
    @inline(__always) func slot(of token: Int32) -> Int32 {
        let slot = slots[Int(token)].load(ordering: .acquiring)
        if slot >= 0 { uses[Int(token)].wrappingAdd(1, ordering: .relaxed) }
        return slot
    }

    /// `count` rows for the caller to fill; `nil` when there is no room.
    func reserve(_ count: Int) -> Range<Int>? {
        var start = reserved.load(ordering: .relaxed)
        while start + count <= capacity {
            let (isDone, original) = reserved.compareExchange(
                expected: start, desired: start + count, ordering: .relaxed)
            if isDone { return start..<start + count }
            start = original
        }
        return nil
    }

    /// Lets others find the filled row.
    func publish(_ token: Int32, slot: Int) {
        slots[Int(token)].store(Int32(slot), ordering: .releasing)
    }

    /// A cache of the same capacity with the most used of this one's entries, at most a quarter of what it holds.
    func successor() -> TokenCache {
        let next = TokenCache(capacity: capacity)
        var held: [(uses: UInt32, token: Int32, slot: Int32)] = []
        for token in 0..<ModelShape.vocabulary {
            let slot = slots[token].load(ordering: .acquiring)
            let count = uses[token].load(ordering: .relaxed)
            if slot >= 0, count > 1 { held.append((count, Int32(token), slot)) }
        }
        held.sort { ($0.uses, $1.token) > ($1.uses, $0.token) }
        for (index, entry) in held.prefix(capacity / 4).enumerated() {
            let from = entries.base + Int(entry.slot) * Self.stride
            (next.entries.base + index * Self.stride).update(from: from, count: Self.stride)
            // Halved, so that what was common once makes room in the end.
            next.uses[Int(entry.token)].store(entry.uses / 2, ordering: .relaxed)
            next.publish(entry.token, slot: index)
        }
        next.reserved.store(min(held.count, capacity / 4), ordering: .relaxed)
        return next
    }
}
