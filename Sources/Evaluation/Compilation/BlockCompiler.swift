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
        /// By unit: the module that brings the unit's values back, where that was asked for and can be.
        var restored: [Int: CompiledBlock] = [:]
        /// Modules that the cache lacked.
        var compiledCount = 0

        fileprivate init(unitCount: Int) {
            blocks = Array(repeating: nil, count: unitCount)
            diagnostics = Array(repeating: [], count: unitCount)
        }

        fileprivate mutating func take(_ block: CompiledBlock, for job: Job) {
            if job.restoration == nil { blocks[job.unit] = block } else { restored[job.unit] = block }
        }
    }

    private static let prelude = "import Glibc\nimport NotebookRuntime\n"
    private static let options = [
        "-enable-testing", "-O", "-g", "-swift-version", "5", "-disable-objc-interop", "-suppress-warnings",
        "-diagnostic-style", "llvm", "-no-color-diagnostics",
        // The interface then holds no path of this machine and is the same wherever it is made.
        "-no-serialize-debugging-options",
    ]

    /// A module to be made or found.
    fileprivate struct Job {
        var unit: Int
        /// Nil for the unit as its author wrote it.
        var restoration: ValueRestoration?
    }

    /// A module under construction.
    private struct Construction {
        var job: Job
        var folder: ModuleFolder
    }

    /// Finds or compiles the given units and those that they use, and the given restorations of values.
    ///
    /// A module's key is the hash of all that the compiler reads: the unit's text and the interfaces of the modules that it imports. A change that
    /// leaves a block's interface as it was therefore compiles that block alone.
    ///
    /// - Parameter names: by unit, what its module is called.
    func compile(
        _ plan: BlockPlan, names: [String], units: Set<Int>, restorations: [Int: ValueRestoration] = [:]
    ) throws(EvaluationError) -> Result {
        try cache.prepare()
        var result = Result(unitCount: plan.units.count)
        let direct = units.union(restorations.keys)
        let wanted = direct.union(direct.flatMap { plan.uses[$0] })
        var waiting =
            plan.units.indices.filter(wanted.contains).map { Job(unit: $0) }
            + restorations.sorted { $0.key < $1.key }.map { Job(unit: $0.key, restoration: $0.value) }
        var underConstruction: Set<String> = []

        try ProcessPool(limit: jobs).run(
            next: { () throws(EvaluationError) -> (Construction, [ProcessPool.Command])? in
                var position = 0
                while position < waiting.count {
                    let job = waiting[position]
                    let uses = plan.uses[job.unit].compactMap { result.blocks[$0] }
                    guard uses.count == plan.uses[job.unit].count else {
                        position += 1
                        continue
                    }
                    let text = moduleText(job, plan, name: names[job.unit], uses: uses)
                    let key = ContentHash.of([text, names[job.unit]] + surroundings + uses.map(\.interfaceHash))
                    let folder = ModuleFolder(cache, key: key)
                    if underConstruction.contains(folder.path) {
                        position += 1
                    } else if let hash = folder.interfaceHash {
                        waiting.remove(at: position)
                        result.take(block(names[job.unit], folder, hash), for: job)
                        // What waited for this one may be ready now, also further up.
                        position = 0
                    } else {
                        waiting.remove(at: position)
                        underConstruction.insert(folder.path)
                        result.compiledCount += 1
                        return (
                            Construction(job: job, folder: folder),
                            try commands(job, plan, text, name: names[job.unit], uses: uses, folder)
                        )
                    }
                }
                return nil
            },
            finished: { (construction, outcome) throws(EvaluationError) in
                let (job, folder) = (construction.job, construction.folder)
                let name = names[job.unit]
                underConstruction.remove(folder.path)
                if outcome.succeeded {
                    let hash = try folder.keep(
                        interface: name, leftovers: ["main.swift", "block.o"] + Self.unused.map { name + $0 })
                    result.take(block(name, folder, hash), for: job)
                } else if job.restoration == nil {
                    result.diagnostics[job.unit] = CompilerMessages(text: outcome.text).diagnostics(
                        plan.units, names: names, unit: job.unit)
                }
                folder.removeWorkshop()
            })
        return result
    }

    /// What the compiler writes beside a module that nobody reads.
    private static let unused = [".swiftdoc", ".swiftsourceinfo"]

    /// What the modules of a plan are called, and what tells their versions apart.
    func moduleNames(_ plan: BlockPlan) -> ModuleNames { ModuleNames(plan, surroundings: surroundings) }

    /// All that is the same for every block and decides what its module becomes.
    private var surroundings: [String] { [Self.prelude, toolchain.identity, runtime.identity] + Self.options }

    private func block(_ name: String, _ folder: ModuleFolder, _ interfaceHash: String) -> CompiledBlock {
        CompiledBlock(name: name, library: folder.library, folder: folder.path, interfaceHash: interfaceHash)
    }

    private func moduleText(_ job: Job, _ plan: BlockPlan, name: String, uses: [CompiledBlock]) -> String {
        let imports = uses.map { "@testable import \($0.name)\n" }.joined()
        return Self.prelude + imports + (job.restoration?.text(name: name) ?? plan.units[job.unit].body(name: name))
            + "\n"
    }

    private func commands(
        _ job: Job, _ plan: BlockPlan, _ text: String, name: String, uses: [CompiledBlock], _ folder: ModuleFolder
    ) throws(EvaluationError) -> [ProcessPool.Command] {
        try folder.makeWorkshop()
        let source = folder.workshop + "/main.swift"
        do {
            try text.write(toFile: source, atomically: false, encoding: .utf8)
        } catch {
            throw .cacheNotWritable(path: source, reason: error.localizedDescription)
        }
        let object = folder.workshop + "/block.o"
        let compile =
            [
                "-frontend", "-c", "-primary-file", source, "-module-name", name, "-emit-module-path",
                "\(folder.workshop)/\(name).swiftmodule", "-entry-point-function-name", CompiledBlock.entry(of: name),
                "-o", object, "-I", runtime.modules,
            ] + uses.flatMap { ["-I", $0.folder] } + [
                "-module-cache-path", moduleCache, "-resource-dir", toolchain.libraries + "/..",
            ] + Self.options
        let link =
            [
                "-shared", "-o", folder.workshop + "/block.so", "--build-id=none", "--eh-frame-hdr", object,
                toolchain.startObject, "-L", toolchain.libraries,
            ] + libraries(of: plan.units[job.unit])
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
}
