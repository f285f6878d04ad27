/// Numbers that are joined into sets, each set named by one of them.
struct DisjointSets {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    /// The number that names a number's set.
    mutating func name(of number: Int) -> Int {
        var top = number
        while parents[top] != top { top = parents[top] }
        // Ways that were long are short the next time.
        var here = number
        while parents[here] != top { (here, parents[here]) = (parents[here], top) }
        return top
    }

    /// Joins two sets; the first one's name is that of both.
    mutating func join(_ first: Int, _ second: Int) { parents[name(of: second)] = name(of: first) }
}
