import NumericalMethods

/// A notebook of blocks that define, use and change each other's values, read files and parameters, and that is edited at random.
struct RandomNotebook {
    private struct Block {
        /// What the block's names end with, wherever it stands.
        var id: Int
        /// What the block's form depends on.
        var number: Int
    }

    private var blocks: [Block] = []
    private var nextID = 0
    private var parameter = 1
    private(set) var files: [String: String] = ["a.csv": "x\n1\n", "b.txt": "2"]

    init(_ generator: inout SeededGenerator) {
        for _ in 0..<5 { insert(&generator) }
    }

    private mutating func insert(_ generator: inout SeededGenerator) {
        let block = Block(id: nextID, number: Int.random(in: 0..<10_000, using: &generator))
        blocks.insert(block, at: Int.random(in: 0...blocks.count, using: &generator))
        nextID += 1
    }

    /// Changes a block, a file or the parameter, or adds, removes or moves a block.
    mutating func edit(_ generator: inout SeededGenerator) {
        let index = Int.random(in: 0..<blocks.count, using: &generator)
        switch Int.random(in: 0..<10, using: &generator) {
        case 0 where blocks.count < 8: insert(&generator)
        case 1 where blocks.count > 3: blocks.remove(at: index)
        case 2:
            let block = blocks.remove(at: index)
            blocks.insert(block, at: Int.random(in: 0...blocks.count, using: &generator))
        case 3: files["a.csv"] = "x\n\(Int.random(in: 0..<9, using: &generator))\n"
        case 4: files["b.txt"] = "\(Int.random(in: 0..<9, using: &generator))"
        case 5: parameter = Int.random(in: 0..<9, using: &generator)
        default: blocks[index].number = Int.random(in: 0..<10_000, using: &generator)
        }
    }

    var text: String {
        let head = "---\nparams: {size: \(parameter)}\n---\n\n"
        return head
            + blocks.enumerated().map { position, block in
                let earlier = blocks[..<position].map(\.id)
                return "Prose with `{swift} v\(block.id)`.\n\n```{swift}\n\(Self.code(block, earlier))\n```\n"
            }.joined(separator: "\n")
    }

    private static func code(_ block: Block, _ earlier: [Int]) -> String {
        let (id, number) = (block.id, block.number)
        var lines: [String] = []
        switch number % 7 {
        case 0: lines.append("let v\(id) = \(number % 13)")
        case 1: lines.append("var v\(id) = params.size + \(number % 5)")
        case 2: lines.append("let v\(id) = Int(try DataTable(contentsOf: \"a.csv\").numbers(\"x\")[0])")
        case 3:
            lines.append(
                "import Foundation\nlet v\(id) = Int(try String(contentsOfFile: \"b.txt\", encoding: .utf8)) ?? -1")
        case 4:
            lines.append(
                "struct S\(id): Codable, Equatable { var x = \(number % 3) }\nlet s\(id) = S\(id)()\nlet v\(id) = s\(id).x"
            )
        case 5:
            lines.append(
                "final class C\(id) { var x = \(number % 4) }\nlet c\(id) = C\(id)()\nvar v\(id) = c\(id).x")
        default:
            lines.append("var v\(id) = \(number % 11)\nfunc f\(id)(_ x: Int) -> Int { v\(id) += x; return v\(id) }")
        }
        guard !earlier.isEmpty else { return lines.joined(separator: "\n") }
        let other = earlier[number / 7 % earlier.count]
        switch number / 100 % 6 {
        case 0: lines.append("print(v\(other), v\(id))")
        case 1: lines.append("let w\(id) = v\(other) * 2\nprint(w\(id))")
        // Where v is a constant this is an error, the same in every run.
        case 2 where number % 2 == 0: lines.append("v\(other) += 1\nprint(v\(other))")
        case 3: lines.append("let m\(id) = memo(\"m\(id)\", v\(other)) { v\(other) + \(number % 3) }\nprint(m\(id))")
        case 4: lines.append("extension Int { var e\(id): Int { self * \(number % 5) } }\nprint(v\(other).e\(id))")
        default: lines.append("print(\"block\", \(number % 17))")
        }
        return lines.joined(separator: "\n")
    }
}
