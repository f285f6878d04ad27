import Foundation
import Testing

/// The figures in `figures/` are those that the shipped notebooks draw.
@Suite struct ShippedFigureTests {
    private let root =
        ((((#filePath as NSString).deletingLastPathComponent as NSString).deletingLastPathComponent) as NSString)
        .deletingLastPathComponent

    @Test(arguments: [
        "hopping-rate", "first-steps", "gallery", "antiperovskites", "local-disorder", "conductivity-atlas",
        "frustration", "ion-hopping",
    ])
    func figuresAreCurrent(notebook: String) throws {
        let tool = try ToolRun()
        for item in ["notebooks", "ionweave.yml"] {
            try FileManager.default.copyItem(atPath: "\(root)/\(item)", toPath: "\(tool.folder)/\(item)")
        }
        let result = try tool.run("render", "notebooks/\(notebook).md", "--figures-only")
        #expect(result.status == 0, "\(result.errors)")
        let shipped = try FileManager.default.contentsOfDirectory(atPath: "\(root)/figures/\(notebook)").filter {
            $0.hasSuffix(".svg") || $0.hasSuffix(".csv")
        }.sorted()
        #expect(!shipped.isEmpty)
        for name in shipped {
            let kept = try String(contentsOfFile: "\(root)/figures/\(notebook)/\(name)", encoding: .utf8)
            let drawn = try String(decoding: #require(tool.read("figures/\(notebook)/\(name)")), as: UTF8.self)
            if name.hasSuffix(".svg") {
                KeptText.check(drawn, against: kept, name: name, advice: "run 'make report' and look at it")
            } else {
                compare(kept, drawn, name)
            }
        }
    }

    /// Numbers may differ in their last digits between processors, by 1e-9 of their size.
    private func compare(_ kept: String, _ drawn: String, _ name: String) {
        let keptCells = kept.split { ",\n".contains($0) }
        let drawnCells = drawn.split { ",\n".contains($0) }
        #expect(keptCells.count == drawnCells.count, "\(name)")
        for (left, right) in zip(keptCells, drawnCells) where left != right {
            guard let first = Double(left), let second = Double(right) else {
                Issue.record("\(name): '\(left)' became '\(right)'")
                return
            }
            #expect(abs(first - second) <= 1e-9 * max(abs(first), abs(second)), "\(name)")
        }
    }
}
