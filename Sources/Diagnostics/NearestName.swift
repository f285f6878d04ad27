/// Finds the name that an author most likely meant.
public enum NearestName {
    private static let comparedLength = 64

    /// The candidate with the smallest edit distance to `name`, or nil when none is near enough to be a slip; of
    /// several the first in the order of letters.
    public static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
        let letters = Array(name.unicodeScalars.prefix(comparedLength))
        var limit = max(1, letters.count / 3 + 1)
        var best: String?
        var distances = EditDistance()
        for candidate in candidates where candidate != name {
            // Lengths that differ too much are told apart without looking at letters.
            guard abs(candidate.utf8.count - name.utf8.count) <= 4 * (limit + 1) else { continue }
            let others = Array(candidate.unicodeScalars.prefix(comparedLength))
            guard let distance = distances.between(letters, others, atMost: limit) else { continue }
            if let best, distance == limit, best <= candidate { continue }
            best = candidate
            limit = distance
        }
        return best
    }
}

/// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours cost 1 each.
private struct EditDistance {
    private var beforePrevious: [Int] = []
    private var previous: [Int] = []
    private var current: [Int] = []

    /// The distance, or nil when it is more than `limit`.
    mutating func between(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost limit: Int) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        previous = Array(0...right.count)
        beforePrevious = previous
        current = previous
        for i in 1...left.count {
            current[0] = i
            var smallest = i
            for j in 1...right.count {
                let replaced = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
                var cost = min(replaced, previous[j] + 1, current[j - 1] + 1)
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    cost = min(cost, beforePrevious[j - 2] + 1)
                }
                current[j] = cost
                smallest = min(smallest, cost)
            }
            // A swap looks back two rows, so that one row over the limit is not enough to give up.
            if smallest > limit + 1 { return nil }
            (beforePrevious, previous, current) = (previous, current, beforePrevious)
        }
        return previous[right.count] <= limit ? previous[right.count] : nil
    }
}
