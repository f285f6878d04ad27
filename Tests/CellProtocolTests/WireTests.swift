import NumericalMethods
import Testing

@testable import CellProtocol
@testable import Plotting

@Suite struct WireTests {
    private struct Everything: Codable, Equatable {
        enum Choice: Codable, Equatable {
            case nothing
            case some(Int, label: String)
        }
        var flag = true
        var small: Int8 = -5
        var large: UInt64 = .max
        var number = 0.1 + 0.2
        var text = "σ′ \"quoted\""
        var column = [1.5, .infinity, -0.0]
        var empty: [Double] = []
        var bytes: [UInt8] = [0, 255, 7]
        var noBytes: [UInt8] = []
        var noTexts: [String] = []
        var wholeNumbers = [1, 300]
        var missing: String?
        var choices = [Choice.nothing, .some(3, label: "x")]
        var nested = [["a": 1.5]]
    }

    @Test func everyKindOfValueComesBackExactly() throws {
        let value = Everything()
        #expect(try WireDecoder.decode(Everything.self, from: WireEncoder.encode(value)) == value)
    }

    @Test func notANumberKeepsItsBits() throws {
        let back = try WireDecoder.decode([Double].self, from: WireEncoder.encode([Double.nan, 1]))
        #expect(back[0].isNaN)
    }

    /// A kept value is bytes within bytes: each must take one.
    @Test func bytesTakeOneByteEach() throws {
        let bytes = [UInt8](repeating: 3, count: 1000)
        #expect(try WireEncoder.encode(bytes).count == 1009)
    }

    @Test func figuresTravelWhole() throws {
        let figure = Figure {
            Points(x: [1, 2], y: [3, 4], uncertainties: [0.1, 0.2], label: "a")
            Line(x: [1, 2], y: [3, 4], dash: .dashed)
            Rule(y: 0)
        }.xAxis("x").yAxis("y", scale: .log)
        guard
            case .figure(let back) = try WireDecoder.decode(
                CellMessage.self, from: WireEncoder.encode(CellMessage.figure(figure)))
        else {
            Issue.record("the message changed its kind")
            return
        }
        #expect(back == figure)
    }

    @Test func everyMarkAndScaleTravels() throws {
        let figure = Figure.panels(columns: 2, sharing: .x) {
            Figure {
                Bars(x: [0, 1], y: [1, 2], label: "a").horizontal().opacity(0.4)
                Region(x: 0...1, text: "fit")
                HeatMap(x: [0, 1], y: [0, 1], values: [[1, 2], [3, 4]])
                Shapes(x: [0, 1, 1], y: [0, 0, 1]).color(.map(1, of: 3))
                Vectors(x: [0], y: [0], dx: [1], dy: [1])
                Labels(["*a*"], x: [0], y: [1], findsPlaces: true)
                Picture(png: [1, 2, 3], x: 0...1, y: 0...1)
                Points(x: [1], y: [2], colorValues: [3], sizes: [1.5]).onSecondAxis()
            }
            .xAxis(scale: .categories(["a", "b"])).yAxis(scale: .symmetricLog(threshold: 0.1))
            .secondYAxis("z", factor: 2).yBreaks(AxisBreak(from: 1, to: 2)).colors("c", map: .diverging)
            .zoom(x: 0...1, y: 0...1, left: 0.5, bottom: 0.5, width: 0.3, height: 0.3)
            Figure { Line(x: [0, 1], y: [0, 1]) }.ternary(left: "Li", right: "Cl", top: "O").theme(.nature)
        }
        guard
            case .figure(let back) = try WireDecoder.decode(
                CellMessage.self, from: WireEncoder.encode(CellMessage.figure(figure)))
        else {
            Issue.record("the message changed its kind")
            return
        }
        #expect(back == figure)
    }

    @Test func cutOffBytesAreAnErrorAndNeverACrash() throws {
        let bytes = try WireEncoder.encode(Everything())
        for length in 0..<bytes.count {
            #expect(throws: (any Error).self) {
                try WireDecoder.decode(Everything.self, from: Array(bytes.prefix(length)))
            }
        }
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<500 {
            var broken = bytes
            broken[Int.random(in: 0..<broken.count, using: &generator)] = .random(in: 0...255, using: &generator)
            _ = try? WireDecoder.decode(Everything.self, from: broken)
        }
    }
}
