/// Finds the known name that a mistyped one was meant to be.
enum NearestName {
    /// The known name that differs least, when it differs in at most a third of its letters.
    static func suggestion(for name: String, among known: some Sequence<String>) -> String? {
        var best: (name: String, distance: Int)?
        for candidate in known.sorted() {
            let distance = distance(name.lowercased(), candidate.lowercased())
            if distance <= max(1, max(name.count, candidate.count) / 3), distance < best?.distance ?? .max {
                best = (candidate, distance)
            }
        }
        return best?.name
    }

    /// Letters to insert, remove, replace or swap with their neighbour.
    static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left)
        let right = Array(right)
        var table = [[Int]](repeating: Array(0...right.count), count: left.count + 1)
        for row in 0...left.count { table[row][0] = row }
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        for row in 1...left.count {
            for column in 1...right.count {
                let replace = table[row - 1][column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
                var least = min(table[row - 1][column] + 1, table[row][column - 1] + 1, replace)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    least = min(least, table[row - 2][column - 2] + 1)
                }
                table[row][column] = least
            }
        }
        return table[left.count][right.count]
    }
}
