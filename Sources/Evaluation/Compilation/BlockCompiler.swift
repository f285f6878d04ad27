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
    }

    private static let prelude = "import Glibc\nimport NotebookRuntime\n"
    private static let options = [
        "-enable-testing", "-O", "-g", "-swift-version", "5", "-disable-objc-interop", "-suppress-warnings",
        "-diagnostic-style", "llvm", "-no-color-diagnostics",
    ]

    /// A module to be made.
    private struct Job {
        var unit: Int
        /// What the files of the module are called.
        var artifact: String
        /// Nil for the unit as its author wrote it.
        var restoration: ValueRestoration?
    }

    /// Compiles the given units and those that they use, and the given restorations of values.
    func compile(
        _ plan: BlockPlan, units: Set<Int>, restorations: [Int: ValueRestoration] = [:]
    ) throws(EvaluationError) -> Result {
        try cache.prepare()
        let names = moduleNames(plan)
        var result = Result(unitCount: plan.units.count)
        var waiting: [Job] = []
        let wanted = units.union(restorations.keys).union(units.flatMap { plan.uses[$0] })
        for index in plan.units.indices where wanted.contains(index) {
            // Two units with the same text and uses are one module, compiled once.
            if isCached(names[index]) {
                result.blocks[index] = block(names[index])
            } else {
                waiting.append(Job(unit: index, artifact: names[index]))
            }
        }
        for (index, restoration) in restorations.sorted(by: { $0.key < $1.key }) {
            let artifact = names[index] + "." + restoration.identity
            if isCached(artifact) {
                result.restored[index] = block(names[index], library: artifact)
            } else {
                waiting.append(Job(unit: index, artifact: artifact, restoration: restoration))
            }
        }
        result.compiledCount = Set(waiting.map(\.artifact)).count
        var started: Set<String> = []

        try ProcessPool(limit: jobs).run(
            next: { () throws(EvaluationError) -> (Int, [ProcessPool.Command])? in
                let ready = waiting.firstIndex { job in
                    !started.contains(job.artifact) && plan.uses[job.unit].allSatisfy { result.blocks[$0] != nil }
                }
                guard let ready else { return nil }
                started.insert(waiting[ready].artifact)
                return (ready, try commands(for: waiting[ready], plan, names))
            },
            finished: { (position, outcome) throws(EvaluationError) in
                let job = waiting[position]
                let name = names[job.unit]
                if let restoration = job.restoration {
                    if outcome.succeeded, restoration.identity == restorations[job.unit]?.identity {
                        try keep(job.artifact, suffixes: ["so"])
                        result.restored[job.unit] = block(name, library: job.artifact)
                    }
                } else if outcome.succeeded {
                    try keep(name, suffixes: ["swiftmodule", "so"])
                    for other in waiting where other.artifact == name { result.blocks[other.unit] = block(name) }
                } else {
                    result.diagnostics[job.unit] = CompilerMessages(text: outcome.text).diagnostics(
                        plan.units, names: names, unit: job.unit)
                }
                removeTemporaries(job.artifact)
            })
        return result
    }

    /// Names by content: the hash of a unit's text, its used units' names, the compiler, its options and the library.
    func moduleNames(_ plan: BlockPlan) -> [String] {
        var names: [String] = []
        for (index, unit) in plan.units.enumerated() {
            let parts =
                [unit.body(name: ""), Self.prelude, toolchain.identity, runtime.identity] + Self.options
                + plan.uses[index].map { names[$0] }
            names.append("Block_" + ContentHash.of(parts).prefix(20))
        }
        return names
    }

    private func block(_ name: String, library artifact: String? = nil) -> CompiledBlock {
        CompiledBlock(name: name, library: path(artifact ?? name, "so"))
    }
    private func path(_ name: String, _ suffix: String) -> String { "\(cache.blocks)/\(name).\(suffix)" }
    /// Files under construction carry the process's number, so that two renders at once do not meet.
    private func temporary(_ name: String, _ suffix: String) -> String { path(name, "\(getpid()).\(suffix)") }

    /// The library is put in place last: where it lies, the module's interface lies too.
    private func isCached(_ name: String) -> Bool { FileStatus(path(name, "so")) != nil }

    private func commands(
        for job: Job, _ plan: BlockPlan, _ names: [String]
    ) throws(EvaluationError) -> [ProcessPool.Command] {
        let unit = plan.units[job.unit]
        let name = names[job.unit]
        let imports = plan.uses[job.unit].map { "@testable import \(names[$0])\n" }.joined()
        let body = job.restoration?.text(name: name) ?? unit.body(name: name)
        let text = Self.prelude + imports + body + "\n"
        let source = temporary(job.artifact, "swift")
        do {
            try text.write(toFile: source, atomically: false, encoding: .utf8)
        } catch {
            throw .cacheNotWritable(path: source, reason: error.localizedDescription)
        }
        let object = temporary(job.artifact, "o")
        let compile =
            [
                "-frontend", "-c", "-primary-file", source, "-module-name", name, "-emit-module-path",
                temporary(job.artifact, "swiftmodule"), "-entry-point-function-name", CompiledBlock.entry(of: name),
                "-o",
                object,
                "-I", runtime.modules, "-I", cache.blocks, "-module-cache-path", moduleCache,
                "-resource-dir", toolchain.libraries + "/..",
            ] + Self.options
        let link =
            [
                "-shared", "-o", temporary(job.artifact, "so"), "--build-id=none", "--eh-frame-hdr", object,
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

    /// Puts files in their place; what others look for first comes last.
    private func keep(_ name: String, suffixes: [String]) throws(EvaluationError) {
        for suffix in suffixes {
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
