import Diagnostics
import Foundation
import Glibc

/// Compiles the units of a plan, each as a module of its own, several at a time, and only those that the cache lacks.
struct BlockCompiler {
    let toolchain: Toolchain
    let runtime: RuntimeLibrary
    let cache: CacheFolder
    let jobs: Int

    struct Result {
        /// By unit; nil where compiling failed or a used unit did not compile.
        var blocks: [CompiledBlock?]
        /// By unit: what the compiler said, mapped to the notebook.
        var diagnostics: [[Diagnostic]]
        /// Units that the cache lacked.
        var compiledCount: Int
    }

    private static let prelude = "import Glibc\nimport NotebookRuntime\n"
    private static let options = [
        "-enable-testing", "-O", "-g", "-swift-version", "5", "-disable-objc-interop", "-suppress-warnings",
        "-diagnostic-style", "llvm", "-no-color-diagnostics",
    ]

    /// Compiles the given units, and those that they use.
    func compile(_ plan: BlockPlan, units: Set<Int>) throws(EvaluationError) -> Result {
        try cache.prepare()
        let names = moduleNames(plan)
        var blocks = [CompiledBlock?](repeating: nil, count: plan.units.count)
        var diagnostics = [[Diagnostic]](repeating: [], count: plan.units.count)
        var waiting: [Int] = []
        let wanted = units.union(units.flatMap { plan.uses[$0] })
        for index in plan.units.indices where wanted.contains(index) {
            // Two units with the same text and uses are one module, compiled once.
            if isCached(names[index]) { blocks[index] = block(names[index]) } else { waiting.append(index) }
        }
        let compiledCount = Set(waiting.map { names[$0] }).count
        var started: Set<String> = []

        try ProcessPool(limit: jobs).run(
            next: { () throws(EvaluationError) -> (Int, [ProcessPool.Command])? in
                let ready = waiting.firstIndex { index in
                    !started.contains(names[index]) && plan.uses[index].allSatisfy { blocks[$0] != nil }
                }
                guard let ready else { return nil }
                let index = waiting[ready]
                started.insert(names[index])
                return (index, try commands(for: plan, unit: index, names: names))
            },
            finished: { (index, outcome) throws(EvaluationError) in
                if outcome.succeeded {
                    try keep(names[index])
                    for other in waiting where names[other] == names[index] { blocks[other] = block(names[index]) }
                } else {
                    diagnostics[index] = CompilerMessages(text: outcome.text).diagnostics(
                        plan.units, names: names, unit: index)
                }
                removeTemporaries(names[index])
            })
        return Result(blocks: blocks, diagnostics: diagnostics, compiledCount: compiledCount)
    }

    /// Names by content: the hash of a unit's text, its used units' names, the compiler, its options and the library.
    private func moduleNames(_ plan: BlockPlan) -> [String] {
        var names: [String] = []
        for (index, unit) in plan.units.enumerated() {
            let parts =
                [unit.body(name: ""), Self.prelude, toolchain.identity, runtime.identity] + Self.options
                + plan.uses[index].map { names[$0] }
            names.append("Block_" + ContentHash.of(parts).prefix(20))
        }
        return names
    }

    private func block(_ name: String) -> CompiledBlock { CompiledBlock(name: name, library: path(name, "so")) }
    private func path(_ name: String, _ suffix: String) -> String { "\(cache.blocks)/\(name).\(suffix)" }
    /// Files under construction carry the process's number, so that two renders at once do not meet.
    private func temporary(_ name: String, _ suffix: String) -> String { path(name, "\(getpid()).\(suffix)") }

    /// The library is put in place last: where it lies, the module's interface lies too.
    private func isCached(_ name: String) -> Bool { FileStatus(path(name, "so")) != nil }

    private func commands(
        for plan: BlockPlan, unit index: Int, names: [String]
    ) throws(EvaluationError) -> [ProcessPool.Command] {
        let unit = plan.units[index]
        let name = names[index]
        let imports = plan.uses[index].map { "@testable import \(names[$0])\n" }.joined()
        let text = Self.prelude + imports + unit.body(name: name) + "\n"
        let source = temporary(name, "swift")
        do {
            try text.write(toFile: source, atomically: false, encoding: .utf8)
        } catch {
            throw .cacheNotWritable(path: source, reason: error.localizedDescription)
        }
        let object = temporary(name, "o")
        let compile =
            [
                "-frontend", "-c", "-primary-file", source, "-module-name", name, "-emit-module-path",
                temporary(name, "swiftmodule"), "-entry-point-function-name", CompiledBlock.entry(of: name), "-o",
                object,
                "-I", runtime.modules, "-I", cache.blocks, "-module-cache-path", moduleCache,
                "-resource-dir", toolchain.libraries + "/..",
            ] + Self.options
        let link =
            [
                "-shared", "-o", temporary(name, "so"), "--build-id=none", "--eh-frame-hdr", object,
                toolchain.startObject, "-L",
                toolchain.libraries,
            ] + libraries(of: unit)
        return [
            ProcessPool.Command(program: toolchain.frontend, arguments: compile),
            ProcessPool.Command(program: toolchain.linker, arguments: link),
        ]
    }

    /// Libraries of the modules that the unit imports by itself; the runtime's own are loaded already.
    private func libraries(of unit: BlockUnit) -> [String] {
        unit.source.imports.compactMap { module in
            ["swift" + module, module].first { FileStatus("\(toolchain.libraries)/lib\($0).so") != nil }.map {
                "-l" + $0
            }
        }
    }

    /// The folder that the library's own build filled with compiled C modules; else one in the cache.
    private var moduleCache: String {
        let built = (runtime.modules as NSString).deletingLastPathComponent + "/ModuleCache"
        return access(built, W_OK) == 0 ? built : cache.path + "/modules"
    }

    private func keep(_ name: String) throws(EvaluationError) {
        for suffix in ["swiftmodule", "so"] {
            guard rename(temporary(name, suffix), path(name, suffix)) == 0 else {
                throw .cacheNotWritable(path: path(name, suffix), reason: String(cString: strerror(errno)))
            }
        }
    }

    private func removeTemporaries(_ name: String) {
        for suffix in ["swift", "o", "so", "swiftmodule", "swiftdoc", "swiftsourceinfo"] {
            unlink(temporary(name, suffix))
        }
    }
}
