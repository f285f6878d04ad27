/// Rates with their sum, and the search for where a part of the sum falls: a binary tree of partial sums.
struct RateTree {
    private var sums: [Double]
    private let leaves: Int

    init(count: Int) {
        var size = 1
        while size < max(1, count) { size *= 2 }
        leaves = size
        sums = Array(repeating: 0, count: 2 * size)
    }

    var total: Double { sums[1] }

    /// Sums are made anew from below, so that no rounding gathers.
    mutating func set(_ index: Int, _ rate: Double) {
        var node = leaves + index
        guard sums[node] != rate else { return }
        sums[node] = rate
        while node > 1 {
            node /= 2
            sums[node] = sums[2 * node] + sums[2 * node + 1]
        }
    }

    /// The index whose share of the sum holds a value between 0 and the total.
    func find(_ value: Double) -> Int {
        var node = 1
        var rest = value
        while node < leaves {
            node *= 2
            // Rounding must not lead into an empty branch.
            if rest >= sums[node], sums[node + 1] > 0 {
                rest -= sums[node]
                node += 1
            }
        }
        return node - leaves
    }
}
