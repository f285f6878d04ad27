import Drawing
import Glibc

/// Leaves out dots that others cover wholly, so that a cloud of a million looks as if all were drawn.
///
/// Dots of one colour and size are drawn as one area: a dot may go when every cell of a fine grid that it touches lies
/// wholly inside a dot that stays.
struct PointDecimation {
    var radius: Double
    var bounds: Rect

    /// From so many points on, a mark without a stated shape is drawn as small dots.
    static let leastCount = 5000

    func reduced(_ centers: [Point]) -> [Point] {
        guard centers.count > Self.leastCount, radius > 0.05 else { return centers }
        let cell = max(radius / 8, (bounds.width * bounds.height / 4e7).squareRoot())
        let frame = bounds.inset(by: -2 * radius)
        let columns = Int(frame.width / cell) + 2
        let rows = Int(frame.height / cell) + 2
        let words = (columns + 63) / 64 + 1
        var covered = [UInt64](repeating: 0, count: words * rows)
        var kept: [Point] = []
        for index in order(centers) {
            let center = centers[index]
            let x = (center.x - frame.minX) / cell
            let y = (center.y - frame.minY) / cell
            let reach = radius / cell
            let firstRow = max(0, Int(y - reach))
            let lastRow = min(rows - 1, Int(y + reach))
            guard firstRow <= lastRow else { continue }
            var isHidden = true
            for row in firstRow...lastRow {
                // The widest part of the dot within the row.
                let offset = max(0, max(Double(row) - y, y - Double(row + 1)))
                let half = (reach * reach - offset * offset).squareRoot()
                guard half >= 0 else { continue }
                let from = max(0, Int(x - half))
                let to = min(columns - 1, Int(x + half))
                if from <= to, !Self.areSet(covered, row * words, from, to) {
                    isHidden = false
                    break
                }
            }
            if isHidden { continue }
            kept.append(center)
            for row in firstRow...lastRow {
                // Cells wholly inside: both edges of the row count.
                let offset = max(abs(Double(row) - y), abs(Double(row + 1) - y))
                guard offset < reach else { continue }
                let half = (reach * reach - offset * offset).squareRoot()
                let from = max(0, Int((x - half).rounded(.up)))
                let to = min(columns, Int((x + half).rounded(.down))) - 1
                if from <= to { Self.set(&covered, row * words, from, to) }
            }
        }
        return kept
    }

    /// One dot of each square of the size of a radius first: they cover most, and the rest falls away.
    private func order(_ centers: [Point]) -> [Int] {
        let side = radius
        let columns = Int(bounds.width / side) + 3
        let rows = Int(bounds.height / side) + 3
        var isTaken = [Bool](repeating: false, count: columns * rows)
        var first: [Int] = []
        var others: [Int] = []
        for (index, center) in centers.enumerated() {
            let column = min(columns - 1, max(0, Int((center.x - bounds.minX) / side) + 1))
            let row = min(rows - 1, max(0, Int((center.y - bounds.minY) / side) + 1))
            if isTaken[row * columns + column] {
                others.append(index)
            } else {
                isTaken[row * columns + column] = true
                first.append(index)
            }
        }
        return first + others
    }

    private static func masks(_ from: Int, _ to: Int, _ body: (Int, UInt64) -> Bool) {
        var word = from / 64
        while word <= to / 64 {
            let low = word == from / 64 ? from % 64 : 0
            let high = word == to / 64 ? to % 64 : 63
            let mask = (high == 63 ? UInt64.max : (1 << UInt64(high + 1)) - 1) & (UInt64.max << UInt64(low))
            if !body(word, mask) { return }
            word += 1
        }
    }

    private static func areSet(_ words: [UInt64], _ base: Int, _ from: Int, _ to: Int) -> Bool {
        var all = true
        masks(from, to) { word, mask in
            all = words[base + word] & mask == mask
            return all
        }
        return all
    }

    private static func set(_ words: inout [UInt64], _ base: Int, _ from: Int, _ to: Int) {
        masks(from, to) { word, mask in
            words[base + word] |= mask
            return true
        }
    }
}
