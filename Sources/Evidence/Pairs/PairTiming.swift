private import Foundation

/// The times of two subtitles of one film, brought onto one clock.
///
/// Cues of the one begin when cues of the other begin, but for a shift and a frame rate: the shift is the commonest
/// difference between beginnings. Where not many more beginnings meet than by chance, or only in parts of the film, the
/// times say nothing, and there is no timing.
struct PairTiming: Sendable {
    private let first: (starts: [SegmentTimes.Place], ends: [SegmentTimes.Place])
    private let second: (starts: [SegmentTimes.Place], ends: [SegmentTimes.Place])
    /// What a difference counts against, in seconds: how far beginnings that meet are usually apart.
    private let unit: Float

    /// A film of 24 pictures a second shown at 25, and the like.
    private static let rates: [Float] = [
        1, 25 / 24, 24 / 25, 25 / 23.976, 23.976 / 25, 24 / 23.976, 23.976 / 24, 30 / 25, 25 / 30,
    ]
    /// So many cues, evenly spread, are looked at.
    private static let sample = 240
    /// Beginnings so near are at one place.
    private static let near: Float = 0.75
    /// Shifts are counted in steps of this, up to so much either way.
    private static let step: Float = 0.25
    private static let longestShift: Float = 900
    /// A rate other than 1 must explain so much more.
    private static let worthARate = 1.2
    /// Of the cues looked at so many begin together at least, and so many standard deviations more than by chance.
    private static let leastShare = 0.4
    private static let leastDeviations = 6.0
    /// The film in parts of about so many cues; in so many of the parts the share must be met by half.
    private static let part = 12
    private static let leastParts = 0.8
    private static let smallestUnit: Float = 0.4
    private static let most: Float = 4

    /// - Complexity: O(segments + `sample` · cues · rates).
    init?(_ one: SegmentTimes, _ other: SegmentTimes) {
        // The version with fewer cues is looked for in the other.
        let isSwapped = other.cues.count < one.cues.count
        let (few, many) = isSwapped ? (other.cues, one.cues) : (one.cues, other.cues)
        let count = min(few.count, Self.sample)
        guard count >= 8 else { return nil }
        let sample = (0..<count).map { few[$0 * few.count / count] }
        var best: (rate: Float, shift: Float, count: Double) = (1, 0, 0)
        for rate in Self.rates {
            let found = Self.shift(sample.map { $0 * rate }, many)
            if found.count > best.count * (rate == 1 ? 1 : Self.worthARate) {
                best = (rate, found.shift, found.count)
            }
        }
        let moved = sample.map { $0 * best.rate + best.shift }
        let distances = moved.map { Self.distance($0, many) }
        let met = distances.map { $0 <= Self.near }
        let share = Double(met.count { $0 }) / Double(count)
        let length = Double((many.last ?? 0) - (many.first ?? 0))
        let chance = min(1, 2 * Double(Self.near) * Double(many.count) / max(1, length))
        let deviation = (chance * (1 - chance) / Double(count)).squareRoot()
        guard share >= Self.leastShare, share >= chance + Self.leastDeviations * deviation else { return nil }
        let parts = max(1, count / Self.part)
        let good = (0..<parts).count { part in
            let own = met[(part * count / parts)..<((part + 1) * count / parts)]
            return Double(own.count { $0 }) >= share / 2 * Double(own.count)
        }
        guard Double(good) >= Self.leastParts * Double(parts) else { return nil }
        let usual = distances.filter { $0 <= 2 * Self.near }.sorted()
        unit = max(Self.smallestUnit, usual.isEmpty ? 0 : 2 * usual[usual.count / 2])
        // All on the clock of the version with more cues.
        func onOneClock(_ places: [SegmentTimes.Place]) -> [SegmentTimes.Place] {
            places.map {
                SegmentTimes.Place(time: $0.time * best.rate + best.shift, slack: $0.slack * best.rate)
            }
        }
        first = isSwapped ? (one.starts, one.ends) : (onOneClock(one.starts), onOneClock(one.ends))
        second = isSwapped ? (onOneClock(other.starts), onOneClock(other.ends)) : (other.starts, other.ends)
    }

    /// The commonest difference from a time to one of the others, and how many have it; of several as common the smallest.
    private static func shift(_ sample: [Float], _ others: [Float]) -> (shift: Float, count: Double) {
        let half = Int(longestShift / step)
        var counts = [Int32](repeating: 0, count: 2 * half + 3)
        for time in sample {
            for other in others[lowerBound(time - longestShift, others)...] {
                let bin = Int(((other - time) / step).rounded()) + half + 1
                guard bin < counts.count - 1 else { break }
                if bin > 0 { counts[bin] += 1 }
            }
        }
        var best = (shift: 0, count: Int32(0))
        for bin in 1..<(counts.count - 1) {
            // Twice the middle: the peak is where most are.
            let count = counts[bin - 1] + 2 * counts[bin] + counts[bin + 1]
            let shift = bin - half - 1
            if count > best.count || count == best.count && abs(shift) < abs(best.shift) { best = (shift, count) }
        }
        return (Float(best.shift) * step, Double(best.count))
    }

    private static func distance(_ time: Float, _ others: [Float]) -> Float {
        let place = lowerBound(time, others)
        return min(
            place < others.count ? others[place] - time : .infinity, place > 0 ? time - others[place - 1] : .infinity)
    }

    /// The first of the times that is not before.
    private static func lowerBound(_ time: Float, _ times: [Float]) -> Int {
        var (low, high) = (0, times.count)
        while low < high {
            let middle = (low + high) / 2
            if times[middle] < time { low = middle + 1 } else { high = middle }
        }
        return low
    }

    // MARK: Beads

    /// How far apart two runs begin and end, each in units, at most 4.
    @inline(__always)
    func apart(_ x: Range<Int>, _ y: Range<Int>) -> Double {
        Double(
            apart(first.starts[x.lowerBound], second.starts[y.lowerBound])
                + apart(first.ends[x.upperBound - 1], second.ends[y.upperBound - 1]))
    }

    @inline(__always)
    private func apart(_ one: SegmentTimes.Place, _ other: SegmentTimes.Place) -> Float {
        min(Self.most, max(0, abs(one.time - other.time) - one.slack - other.slack) / unit)
    }

    /// The share of the time of both runs in which both are said, from 0 to 1.
    @inline(__always)
    func overlap(_ x: Range<Int>, _ y: Range<Int>) -> Double {
        let (start, end) = (first.starts[x.lowerBound].time, first.ends[x.upperBound - 1].time)
        let (otherStart, otherEnd) = (second.starts[y.lowerBound].time, second.ends[y.upperBound - 1].time)
        let common = min(end, otherEnd) - max(start, otherStart)
        let all = max(end, otherEnd) - min(start, otherStart)
        return all > 0 ? Double(max(0, common / all)) : 0
    }
}
