/// All runs of a list, as the smallest automaton that reads them (a suffix automaton; Blumer et al. 1985): what of another
/// list stands in it is found in one pass.
struct RunAutomaton {
    private struct State {
        /// The longest of its runs.
        var length: Int
        /// The state of the longest end of its runs that also stands elsewhere; -1 for the first state.
        var link: Int
        /// After which element its runs end for the first time.
        var firstEnd: Int
        var next: [Int: Int]
    }

    private var states = [State(length: 0, link: -1, firstEnd: 0, next: [:])]

    /// - Complexity: O(elements).
    init(_ elements: [Int]) {
        states.reserveCapacity(2 * elements.count + 1)
        var last = 0
        for (place, element) in elements.enumerated() { last = append(element, at: place, after: last) }
    }

    private mutating func append(_ element: Int, at place: Int, after last: Int) -> Int {
        let new = states.count
        states.append(State(length: states[last].length + 1, link: 0, firstEnd: place + 1, next: [:]))
        var state = last
        while state >= 0, states[state].next[element] == nil {
            states[state].next[element] = new
            state = states[state].link
        }
        guard state >= 0, let target = states[state].next[element] else { return new }
        if states[target].length == states[state].length + 1 {
            states[new].link = target
            return new
        }
        // The shorter of the target's runs stand in more places now.
        let clone = states.count
        var copy = states[target]
        copy.length = states[state].length + 1
        states.append(copy)
        while state >= 0, states[state].next[element] == target {
            states[state].next[element] = clone
            state = states[state].link
        }
        states[target].link = clone
        states[new].link = clone
        return new
    }

    /// The longest run that ends with an element, where the longest that ended before it was `length` long.
    func longest(after state: Int, _ length: Int, _ element: Int) -> (state: Int, length: Int) {
        var (state, length) = (state, length)
        while true {
            if let next = states[state].next[element] { return (next, length + 1) }
            guard states[state].link >= 0 else { return (0, 0) }
            state = states[state].link
            length = states[state].length
        }
    }

    /// After how many elements the runs of a state end for the first time.
    func firstEnd(of state: Int) -> Int { states[state].firstEnd }
}
