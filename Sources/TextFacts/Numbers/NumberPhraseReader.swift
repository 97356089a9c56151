private import Algorithms
private import Documents
private import ICUText
internal import Segmentation

/// Puts numbers together with the words around them: "half past three" is a time of day, "three and a half" a number.
struct NumberPhraseReader {
    private let text: WordedText
    let phrases: NumberPhrases
    let passage: FoldedPassage
    let hasClockOf24Hours: Bool

    init(_ text: WordedText, in range: Range<Int>) {
        self.text = text
        phrases = text.numberPhrases
        passage = FoldedPassage(text, range)
        hasClockOf24Hours = text.rules.hasClockOf24Hours
    }

    /// A phrase where it stands: units of the passage.
    private struct Match {
        let units: Range<Int>
        let phrase: NumberPhrase
        var numbers: [NumberPhrase.Slot: Quantity] = [:]
    }

    /// The numbers of a passage, with those that phrases are read from in one.
    func joined(_ quantities: [Quantity]) -> [Quantity] {
        let slots = quantities.filter { $0.kind == .digits && !$0.isDate || $0.isSpoken }
        let byStart = Dictionary(grouping: slots) { passage.start(at: $0.range.lowerBound) ?? -1 }
        var matches = alone()
        for slot in slots { matches += self.matches(with: slot, byStart) }
        // The longest first; of equals the time, which is the number too.
        func rank(_ match: Match) -> (Int, Int, Int) {
            (match.units.count, match.phrase.isTime ? 1 : 0, -match.units.lowerBound)
        }
        matches.sort { rank($0) > rank($1) }
        var taken = [Bool](repeating: false, count: passage.units.count)
        var read: [Quantity] = []
        for match in matches where !taken[match.units].contains(true) {
            for unit in match.units { taken[unit] = true }
            if let quantity = quantity(match) { read.append(quantity) }
        }
        read.sort { $0.range.lowerBound < $1.range.lowerBound }
        var all = quantities.filter { !overlaps($0.range, one: read) } + read
        for index in all.indices { addHalfOfDay(to: &all[index]) }
        return all
    }

    /// Whether a range overlaps one of some that are in order and do not overlap each other.
    private func overlaps(_ range: Range<Int>, one quantities: [Quantity]) -> Bool {
        let index = quantities.partitioningIndex { $0.range.upperBound > range.lowerBound }
        return index < quantities.count && quantities[index].range.lowerBound < range.upperBound
    }

    // MARK: Looking for phrases

    private func matches(with quantity: Quantity, _ byStart: [Int: [Quantity]]) -> [Match] {
        guard let start = passage.start(at: quantity.range.lowerBound),
            let end = passage.end(at: quantity.range.upperBound)
        else { return [] }
        return phrases.aroundNumbers.compactMap { phrase in
            guard let place = phrase.pieces.firstIndex(where: \.isSlot), case .slot(let slot) = phrase.pieces[place],
                fits(quantity, slot)
            else { return nil }
            var match = Match(units: start..<end, phrase: phrase.source, numbers: [slot: quantity])
            var (first, last) = (start, end)
            if place > 0 {
                guard case .words(let words) = phrase.pieces[place - 1], passage.isJoined(at: start),
                    let before = passage.start(of: words, to: start)
                else { return nil }
                first = before
            }
            for piece in phrase.pieces[(place + 1)...] {
                guard passage.isJoined(at: last) else { return nil }
                switch piece {
                case .words(let words):
                    guard let after = passage.end(of: words, from: last) else { return nil }
                    last = after
                case .slot(let slot):
                    guard let number = byStart[last]?.max(by: { $0.range.count < $1.range.count }), fits(number, slot),
                        let after = passage.end(at: number.range.upperBound)
                    else { return nil }
                    match.numbers[slot] = number
                    last = after
                }
            }
            return Match(units: first..<last, phrase: match.phrase, numbers: match.numbers)
        }
    }

    private func alone() -> [Match] {
        guard !phrases.alone.isEmpty else { return [] }
        return passage.units.indices.flatMap { start in
            (phrases.alone[passage.units[start]] ?? []).compactMap { entry in
                passage.end(of: entry.words, from: start).map { Match(units: start..<$0, phrase: entry.source) }
            }
        }
    }

    private func fits(_ quantity: Quantity, _ slot: NumberPhrase.Slot) -> Bool {
        guard let value = quantity.values.first else { return false }
        return switch slot {
        case .number: true
        case .century: (1...30).contains(value) && value == value.rounded()
        case .hour: !quantity.clock.isEmpty || Clock.hours.contains(value) && value == value.rounded()
        case .minutes: (0..<60).contains(value) && value == value.rounded() && quantity.parts.isEmpty
        }
    }

    // MARK: What they mean

    private enum Clock {
        static let hours = 0.0...24.0
        static let half = 720.0
        static let day = 1440.0
    }

    private func quantity(_ match: Match) -> Quantity? {
        guard match.phrase.meaning != .other else { return nil }
        let numbers = Array(match.numbers.values)
        let hasDigits = numbers.contains { $0.kind == .digits }
        var quantity = Quantity(
            kind: hasDigits ? .digits : .words, range: passage.range(match.units), values: [], isDate: false)
        quantity.isSpoken = !hasDigits
        quantity.isSure = true
        if match.phrase.isTime { return addTime(match, to: quantity) }
        let number = match.numbers[.number]
        if match.phrase.meaning == .decade {
            guard let century = match.numbers[.century]?.values.first, let years = number?.values.first,
                (0..<100).contains(years)
            else { return nil }
            quantity.values = [(century - 1) * 100 + years]
            return quantity
        }
        guard case .adding(let value) = match.phrase.meaning else { return nil }
        // "Two million and a half", "two and a half million".
        quantity.values = number.map { number in number.values.map { $0 + value * number.scale } } ?? [value]
        // "The nineteen-forties" are "the forties".
        if number == nil, Self.decades.contains(value) {
            quantity.values.append(value.truncatingRemainder(dividingBy: 100))
        }
        if number?.scale ?? 1 == 1, let scale = scale(after: quantity.range.upperBound) {
            quantity.values = quantity.values.map { $0 * scale.value }
            quantity.range = quantity.range.lowerBound..<scale.end
            quantity.end = scale.end
        }
        return quantity
    }

    private static let decades = 1800.0..<2100.0
    /// Code units in which a scale begins behind its number: "de milhões".
    private static let scaleReach = 24

    private func scale(after place: Int) -> (value: Double, end: Int)? {
        guard let word = text.words(in: place..<min(place + Self.scaleReach, text.units.count)).first,
            word.lowerBound - place <= 1,
            let value = text.numberWords.scale(of: FoldedWord.of(text.document.text[word]))
        else { return nil }
        return (value, word.upperBound)
    }

    private func addTime(_ match: Match, to quantity: Quantity) -> Quantity? {
        var quantity = quantity
        let hour = match.numbers[.hour]
        let minutes = match.numbers[.minutes]?.values.first ?? 0
        // A phrase without an hour, such as "noon", is a time by itself.
        let base = hour.flatMap { $0.clock.first ?? $0.values.first.map { $0 * 60 } } ?? 0
        let added: Double =
            switch match.phrase.meaning {
            case .adding(let value): value
            case .addingMinutes: minutes
            case .takingMinutes: -minutes
            case .other, .decade: 0
            }
        let time = (base + added + Clock.day).truncatingRemainder(dividingBy: Clock.day)
        let isWritten = hour.map { !$0.clock.isEmpty && hasClockOf24Hours } ?? false
        let half = match.phrase.half ?? (base > Clock.half || isWritten ? .whole : nil)
        setClock(of: &quantity, time: time, half)
        let hours = (time / 60).rounded(.down)
        let rest = time - hours * 60
        if quantity.kind == .digits, let hour {
            quantity.values = hour.values
            quantity.parts = rest > 0 ? [hours, rest] : []
            if match.numbers[.minutes] != nil { quantity.values = [hours + rest / 100] }
        } else {
            quantity.values = [hours + rest / 60]
        }
        return quantity
    }

    private func setClock(of quantity: inout Quantity, time: Double, _ half: NumberPhrase.HalfOfDay?) {
        let early = time.truncatingRemainder(dividingBy: Clock.half)
        quantity.isTime = true
        quantity.clock =
            switch half {
            case .am: [early]
            case .pm: [early + Clock.half]
            case .whole: [time]
            case nil: [early, early + Clock.half]
            }
        if time.truncatingRemainder(dividingBy: 60) == 0 { quantity.clock += quantity.clock.map { -$0 / 60 } }
    }

    // MARK: Halves of the day

    /// Before a number "am" may be a verb.
    private static let shortestBefore = 3

    /// "8 p.m.", "晚上九点": which half of the day a time is of.
    private func addHalfOfDay(to quantity: inout Quantity) {
        guard quantity.kind == .digits && !quantity.isDate || quantity.isSpoken,
            quantity.isTime || fits(quantity, .hour), quantity.clock.first ?? 0 < Clock.day,
            let start = passage.start(at: quantity.range.lowerBound),
            let end = passage.end(at: quantity.range.upperBound)
        else { return }
        for (words, half) in phrases.halvesOfDay {
            var units = start..<end
            if passage.isJoined(at: end), let after = passage.end(of: words, from: end) {
                units = start..<after
            } else if words.count >= Self.shortestBefore || (words.first ?? 0) >= 0x2E80, passage.isJoined(at: start),
                let before = passage.start(of: words, to: start)
            {
                units = before..<end
            } else {
                continue
            }
            guard let value = quantity.values.first,
                let time = quantity.clock.first(where: { $0 >= 0 }) ?? (value <= 24 ? value * 60 : nil)
            else { return }
            // "13 p.m." is of the whole day anyhow.
            let isWhole = time > Clock.half + 60 && quantity.clock.count { $0 >= 0 } == 1
            setClock(of: &quantity, time: time, isWhole ? .whole : half)
            quantity.range = passage.range(units)
            quantity.end = max(quantity.end, quantity.range.upperBound)
            quantity.isSure = true
            return
        }
    }
}

extension NumberPhrases.Piece {
    fileprivate var isSlot: Bool { if case .slot = self { true } else { false } }
}
