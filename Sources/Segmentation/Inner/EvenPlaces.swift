/// Chooses places in a text that stand about evenly, of those near each other the likeliest.
struct EvenPlaces {
    struct Place {
        /// Where the text before it ends, and where the text after it begins.
        var end: Int
        var next: Int
        var logit: Double
    }

    /// How far apart places stand in the mean: from half of this to one and a half.
    let spacing: Int

    /// The chosen places' indices.
    ///
    /// No two of them, and none and an end of the text, are nearer than half of the spacing. Where no place is near
    /// enough, the next one after that is taken.
    ///
    /// - Parameters:
    ///   - places: In the order of the text.
    ///   - range: The text.
    /// - Complexity: O(places).
    func chosen(of places: [Place], in range: Range<Int>) -> [Int] {
        let half = max(1, spacing / 2)
        var chosen: [Int] = []
        var start = range.lowerBound
        var index = 0
        while true {
            while index < places.count, places[index].end < start + half { index += 1 }
            guard index < places.count, places[index].next + half <= range.upperBound else { return chosen }
            var best = index
            var other = index + 1
            while other < places.count, places[other].end <= start + spacing + half,
                places[other].next + half <= range.upperBound
            {
                if isBetter(places[other], than: places[best], start) { best = other }
                other += 1
            }
            chosen.append(best)
            start = places[best].next
            index = best + 1
        }
    }

    /// Of two as likely, the one nearer to the middle.
    private func isBetter(_ place: Place, than other: Place, _ start: Int) -> Bool {
        place.logit != other.logit
            ? place.logit > other.logit
            : abs(place.end - start - spacing) < abs(other.end - start - spacing)
    }
}
