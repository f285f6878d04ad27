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
