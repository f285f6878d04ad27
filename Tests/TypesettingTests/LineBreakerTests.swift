import Drawing
import NumericalMethods
import Testing

@testable import Typesetting

@Suite struct LineBreakerTests {
    private func box(_ width: Double) -> ParagraphItem {
        .box(
            Fragment(
                content: .text("x"), style: TextStyle(family: "f", size: 10), rise: 0, link: nil, width: width,
                ascent: 8, descent: 2))
    }

    private func paragraph(_ widths: [Double]) -> [ParagraphItem] {
        widths.enumerated().flatMap { index, width in
            index == 0 ? [box(width)] : [.glue(width: 3, stretch: 1.5, shrink: 1), box(width)]
        }
    }

    private func width(_ items: ArraySlice<ParagraphItem>, ratio: Double) -> Double {
        items.reduce(0) { sum, item in
            switch item {
            case .box(let fragment): sum + fragment.width
            case .glue(let width, let stretch, let shrink): sum + width + ratio * (ratio < 0 ? shrink : stretch)
            case .penalty, .forcedBreak: sum
            }
        }
    }

    @Test func justifiedLinesFillTheirMeasure() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<200 {
            let items = paragraph((0..<80).map { _ in Double.random(in: 5...40, using: &generator) })
            let lines = OptimalLineBreaker(faults: LineFaults(widths: [200], isJustified: true)).breaking(of: items)
                .lines
            #expect(lines.first?.items.lowerBound == 0)
            #expect(lines.last?.items.upperBound == items.count)
            for line in lines.dropLast() where line.overflow == 0 {
                #expect(abs(width(items[line.items], ratio: line.ratio) - 200) < 1e-6)
                #expect(line.ratio >= -1.00001)
            }
        }
    }

    @Test func noBoxIsLost() {
        let items = paragraph(Array(repeating: 30, count: 50))
        let lines = OptimalLineBreaker(faults: LineFaults(widths: [150, 100], isJustified: true)).breaking(of: items)
            .lines
        let boxes = lines.flatMap { items[$0.items] }.count { if case .box = $0 { true } else { false } }
        #expect(boxes == 50)
    }

    /// A greedy breaker fills the first line and leaves a bad second one; the optimum shares the fault.
    @Test func theWholeParagraphCounts() {
        let items = paragraph([30, 30, 30, 30, 30, 30, 60, 10])
        let lines = OptimalLineBreaker(faults: LineFaults(widths: [100], isJustified: true)).breaking(of: items).lines
        let worst = lines.dropLast().map { abs($0.ratio) }.max() ?? 0
        #expect(worst < 12)
        #expect(lines.allSatisfy { $0.overflow == 0 })
    }

    /// The limit of the first search leaves out nothing that is part of the best lines.
    @Test(arguments: [true, false])
    func searchingWithinALimitFindsTheSameLines(isJustified: Bool) {
        var generator = SeededGenerator(seed: 5)
        var limited = 0
        for count in 1...150 {
            var items = paragraph((0..<count).map { _ in Double.random(in: 4...36, using: &generator) })
            // Some words may be divided.
            for index in items.indices.reversed() where index % 7 == 0 {
                guard case .box(let hyphen) = box(4) else { continue }
                items.insert(contentsOf: [.penalty(cost: 60, hyphen: hyphen), box(9)], at: index + 1)
            }
            let breaker = OptimalLineBreaker(faults: LineFaults(widths: [180, 200], isJustified: isJustified))
            let found = breaker.breaking(of: items)
            let all = breaker.breaking(of: items, within: .infinity)
            #expect(found.lines == all?.lines)
            #expect(found.demerits == all?.demerits)
            if breaker.breaking(of: items, within: 3e5) != nil { limited += 1 }
        }
        #expect(limited > 20, "the first search found hardly anything")
    }

    /// Every way to break short paragraphs, the greedy one among them, has at least the faults of the lines found.
    @Test func noOtherLinesHaveFewerFaults() throws {
        var generator = SeededGenerator(seed: 23)
        for _ in 0..<40 {
            let widths = (0..<11).map { _ in Double.random(in: 8...30, using: &generator) }
            let found = OptimalLineBreaker(faults: LineFaults(widths: [80], isJustified: true)).breaking(
                of: paragraph(widths)
            ).demerits
            let least = try #require((0..<1 << 10).compactMap { faults(widths, ends: $0, measure: 80) }.min())
            #expect(abs(found - least) < 1e-6 * least)
        }
    }

    /// The faults of lines that end after the words whose bits are set (Knuth and Plass 1981, with the weights of
    /// `LineFaults`); nil when a line is too long.
    private func faults(_ widths: [Double], ends: Int, measure: Double) -> Double? {
        var sum = 0.0
        var line: [Double] = []
        var previous: Int?
        for (index, width) in widths.enumerated() {
            line.append(width)
            let isLast = index == widths.count - 1
            guard isLast || ends >> index & 1 == 1 else { continue }
            let gaps = Double(line.count - 1)
            let natural = line.reduce(0, +) + 3 * gaps
            let room = measure - natural
            let ratio = room < 0 ? (gaps > 0 ? room / gaps : -2) : isLast ? 0 : room / max(1.5 * gaps, 0.01)
            guard ratio >= -1 else { return nil }
            let fault = 10 + 100 * abs(ratio * ratio * ratio)
            sum += fault * fault
            let fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3
            if let previous, abs(fitness - previous) > 1 { sum += 1e4 }
            if isLast, previous != nil, natural < 0.08 * measure { sum += 5e3 }
            previous = fitness
            line = []
        }
        return sum
    }

    @Test func aWordWiderThanTheMeasureIsReported() {
        let lines = OptimalLineBreaker(faults: LineFaults(widths: [50], isJustified: true)).breaking(
            of: paragraph([20, 120, 20])
        ).lines
        #expect(lines.contains { $0.overflow > 0 })
        #expect(lines.flatMap { Array($0.items) }.isEmpty == false)
    }

    @Test func authorsLineEndsAreKept() {
        let items = [box(10), .forcedBreak, box(10)]
        #expect(
            OptimalLineBreaker(faults: LineFaults(widths: [100], isJustified: true)).breaking(of: items).lines.count
                == 2)
    }
}
