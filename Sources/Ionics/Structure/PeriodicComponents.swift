/// Joined boxes with the cells between them.
struct PeriodicComponents {
    private var parent: [Int]
    /// Cells from a box to its parent.
    private var offset: [SIMD3<Int>]
    private var isPresent: [Bool]
    /// Independent vectors around the cell, of each root.
    private var windings: [Int: [SIMD3<Int>]] = [:]

    init(count: Int) {
        parent = Array(0..<count)
        offset = Array(repeating: SIMD3(), count: count)
        isPresent = Array(repeating: false, count: count)
    }

    mutating func add(_ index: Int) { isPresent[index] = true }

    /// Root of a box and the cells between them; shortens the way for the next time.
    private mutating func root(_ index: Int) -> (Int, SIMD3<Int>) {
        var path: [Int] = []
        var top = index
        while parent[top] != top {
            path.append(top)
            top = parent[top]
        }
        var sum = SIMD3<Int>()
        for box in path.reversed() {
            sum = sum &+ offset[box]
            offset[box] = sum
            parent[box] = top
        }
        return (top, sum)
    }

    /// Joins two neighbours, the second `image` cells away; returns the dimensions of the component where they have changed or may have.
    mutating func join(_ first: Int, _ second: Int, image: SIMD3<Int>) -> Int? {
        guard isPresent[second] else { return nil }
        let (firstRoot, firstOffset) = root(first)
        let (secondRoot, secondOffset) = root(second)
        let between = firstOffset &- secondOffset &- image
        if firstRoot != secondRoot {
            parent[secondRoot] = firstRoot
            offset[secondRoot] = between
            guard let moved = windings.removeValue(forKey: secondRoot) else { return nil }
            for vector in moved { include(vector, in: firstRoot) }
        } else if between != SIMD3() {
            include(between, in: firstRoot)
        } else {
            return nil
        }
        return windings[firstRoot]?.count
    }

    private mutating func include(_ vector: SIMD3<Int>, in root: Int) {
        var known = windings[root] ?? []
        func double(_ v: SIMD3<Int>) -> SIMD3<Double> { SIMD3(Double(v.x), Double(v.y), Double(v.z)) }
        let candidate = double(vector)
        let isNew =
            switch known.count {
            case 0: true
            case 1: length(cross(double(known[0]), candidate)) > 0.5
            case 2: abs(dot(cross(double(known[0]), double(known[1])), candidate)) > 0.5
            default: false
            }
        if isNew { known.append(vector) }
        windings[root] = known
    }
}
