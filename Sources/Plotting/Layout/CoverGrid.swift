import Drawing

/// Which cells of a fine grid lie wholly inside dots, to tell dots that cannot be seen.
struct CoverGrid {
    private let cell: Double
    /// The dots' radius in cells.
    private let reach: Double
    private let left: Double
    private let top: Double
    private let columns: Int
    private let rows: Int
    private let words: Int
    private let tiles: Int
    private var covered: [UInt64]
    /// For each tile of eight by eight cells, how many of its rows are wholly covered.
    private var fullRows: [UInt8]

    init(radius: Double, bounds: Rect) {
        cell = max(radius / 8, (bounds.width * bounds.height / 4e7).squareRoot())
        reach = radius / cell
        let frame = bounds.inset(by: -2 * radius)
        left = frame.minX
        top = frame.minY
        columns = Int(frame.width / cell) + 2
        rows = Int(frame.height / cell) + 2
        words = (columns + 63) / 64 + 1
        tiles = words * 8
        covered = [UInt64](repeating: 0, count: words * rows)
        fullRows = [UInt8](repeating: 0, count: tiles * (rows / 8 + 1))
    }

    /// Adds a dot; false when every cell that it touches was covered already, so that it need not be drawn.
    mutating func add(_ center: Point) -> Bool {
        let x = (center.x - left) / cell
        let y = (center.y - top) / cell
        let firstRow = max(0, Int(y - reach))
        let lastRow = min(rows - 1, Int(y + reach))
        guard firstRow <= lastRow else { return false }
        if isSurroundedByFullTiles(x, firstRow, lastRow) { return false }
        var isHidden = true
        for row in firstRow...lastRow {
            // The widest part of the dot within the row.
            let offset = max(0, max(Double(row) - y, y - Double(row + 1)))
            let square = reach * reach - offset * offset
            guard square >= 0 else { continue }
            let half = square.squareRoot()
            let from = max(0, Int(x - half))
            let to = min(columns - 1, Int(x + half))
            if from <= to, !areCovered(row, from, to) {
                isHidden = false
                break
            }
        }
        if isHidden { return false }
        for row in firstRow...lastRow {
            // Cells wholly inside: both edges of the row count.
            let offset = max(abs(Double(row) - y), abs(Double(row + 1) - y))
            guard offset < reach else { continue }
            let half = (reach * reach - offset * offset).squareRoot()
            let from = max(0, Int((x - half).rounded(.up)))
            let to = min(columns, Int((x + half).rounded(.down))) - 1
            if from <= to { cover(row, from, to) }
        }
        return true
    }

    private func isSurroundedByFullTiles(_ x: Double, _ firstRow: Int, _ lastRow: Int) -> Bool {
        let from = max(0, Int(x - reach)) / 8
        let to = min(columns - 1, Int(x + reach)) / 8
        guard from <= to else { return false }
        for row in (firstRow / 8)...(lastRow / 8) {
            for tile in from...to where fullRows[row * tiles + tile] < 8 { return false }
        }
        return true
    }

    /// The bits of a word that belong to the cells from one to another.
    private static func mask(_ word: Int, _ from: Int, _ to: Int) -> UInt64 {
        let low = max(0, from - word * 64)
        let high = min(63, to - word * 64)
        return (UInt64.max << UInt64(low)) & (UInt64.max >> UInt64(63 - high))
    }

    private func areCovered(_ row: Int, _ from: Int, _ to: Int) -> Bool {
        for word in (from / 64)...(to / 64) {
            let mask = Self.mask(word, from, to)
            if covered[row * words + word] & mask != mask { return false }
        }
        return true
    }

    private mutating func cover(_ row: Int, _ from: Int, _ to: Int) {
        for word in (from / 64)...(to / 64) {
            let old = covered[row * words + word]
            let new = old | Self.mask(word, from, to)
            guard new != old else { continue }
            covered[row * words + word] = new
            for byte in 0..<8 {
                let shift = UInt64(byte * 8)
                if (new >> shift) & 0xFF == 0xFF, (old >> shift) & 0xFF != 0xFF {
                    fullRows[row / 8 * tiles + word * 8 + byte] += 1
                }
            }
        }
    }
}
