// Times the drawing of figures alone: layout and export of data that are in memory, start-up left out.
//
//   figure-benchmark DIR   median seconds and bytes of each case, one line each; writes the data and files to DIR

import Drawing
import Exporters
import Foundation
import Plotting
import Typesetting

/// Nearly normal pseudo-random numbers, the same on every run (D. Knuth's MMIX).
func noise(_ seed: UInt64, _ count: Int) -> [Double] {
    var state = seed
    return (0..<count).map { _ in
        (0..<4).reduce(0) { sum, _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return sum + Double(state >> 11) * 0x1p-53 - 0.5
        }
    }
}

func lineData(_ count: Int) -> (x: [Double], y: [Double]) {
    let x = (0..<count).map { 100 * Double($0) / Double(count - 1) }
    return (x, zip(x, noise(1, count)).map { sin($0 / 8) + 0.2 * $1 })
}

func cloudData(_ count: Int) -> (x: [Double], y: [Double]) {
    let x = noise(2, count)
    return (x, zip(x, noise(3, count)).map { 0.6 * $0 + 0.5 * $1 })
}

func lineFigure(_ count: Int) -> Figure {
    let data = lineData(count)
    return Figure { Line(x: data.x, y: data.y) }.xAxis("*t*", unit: "ns").yAxis("*I*", unit: "nA")
}

func cloudFigure(_ count: Int) -> Figure {
    let data = cloudData(count)
    return Figure { Points(x: data.x, y: data.y) }.xAxis("*x*", unit: "Å").yAxis("*y*", unit: "Å")
}

func panelsFigure() -> Figure {
    let data = lineData(200)
    return Figure.panels(columns: 4) {
        for _ in 0..<12 {
            Figure {
                Line(x: data.x, y: data.y)
                Points(x: data.x, y: data.y)
            }
            .xAxis("*t*", unit: "ns").yAxis("*I*", unit: "nA")
        }
    }.width(.points(504))
}

struct Drawing {
    private let shaper: HarfBuzzShaper
    private let exporter: SVGExporter

    init() {
        let fonts = FontBook()
        shaper = HarfBuzzShaper(fonts: fonts)
        exporter = SVGExporter(fonts: fonts)
    }

    func pdf(_ figure: Figure) throws -> [UInt8] {
        let list = figure.displayList(width: nil, height: nil, appearance: .light, shaper: shaper)
        let information = TypesetDocument.Information(title: "Figure", authors: [], language: "en", date: nil)
        let page = TypesetDocument(pages: [list], outline: [], information: information, diagnostics: [])
        return try PDFExporter.pdf(page)
    }

    func svg(_ figure: Figure) -> [UInt8] {
        let list = figure.displayList(width: nil, height: nil, appearance: .light, shaper: shaper)
        return Array(exporter.svg(list, title: "Figure").utf8)
    }
}

func times(_ folder: String) throws {
    let drawing = Drawing()
    var cases: [(name: String, figure: Figure)] = []
    for (name, count) in [("1e3", 1000), ("1e5", 100_000), ("1e6", 1_000_000)] {
        cases.append(("line-\(name)", lineFigure(count)))
        cases.append(("points-\(name)", cloudFigure(count)))
        for (kind, data) in [("line", lineData(count)), ("points", cloudData(count))] {
            let bytes = (data.x + data.y).withUnsafeBytes { Data($0) }
            try bytes.write(to: URL(fileURLWithPath: "\(folder)/\(kind)-\(name).f64"))
        }
    }
    cases.append(("panels-12", panelsFigure()))
    for (name, figure) in cases {
        for (format, draw) in [("pdf", drawing.pdf), ("svg", drawing.svg)] as [(String, (Figure) throws -> [UInt8])] {
            let clock = ContinuousClock()
            // The first is not counted: fonts are opened there.
            var bytes = try draw(figure)
            let seconds = try (0..<5).map { _ -> Double in
                let duration = try clock.measure { bytes = try draw(figure) }
                return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
            }.sorted()
            try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name).\(format)"))
            print("\(name) \(format) \(String(format: "%.4f", seconds[2])) \(bytes.count)")
        }
    }
}

if CommandLine.arguments.count == 2 {
    try times(CommandLine.arguments[1])
} else {
    print("figure-benchmark DIR")
}
