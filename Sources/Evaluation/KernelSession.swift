/// A kernel that goes on living between evaluations of a notebook, and what it holds.
///
/// An edit then runs the stale blocks alone: those before them have left their values in the kernel.
public final class KernelSession {
    private(set) var kernel: KernelProcess?
    /// Keys of units whose values the kernel holds as the units left them, with the seconds that they took.
    private var held: [String: Double] = [:]
    /// Modules that the kernel has loaded: identity → name.
    private(set) var loaded: [String: String] = [:]
    /// Identities of loaded modules that extend types: two versions of one extension must not meet in a process.
    private var extensions: Set<String> = []
    private var loadedCount = 0

    /// Modules that a kernel takes before it is started anew; old versions stay loaded.
    private static let mostModules = 500
    /// About what compiling one more block costs, in seconds.
    private static let compilationSeconds = 0.1

    enum Preparation { case kept, ended }

    public init() {}

    func isHeld(_ key: String) -> Bool { kernel != nil && held[key] != nil }

    /// The living kernel, or a new one.
    func kernel(_ start: () throws(EvaluationError) -> KernelProcess) throws(EvaluationError) -> KernelProcess {
        if let kernel { return kernel }
        let new = try start()
        kernel = new
        return new
    }

    /// Ends the kernel; all values are gone with it.
    func end() {
        kernel = nil
        held = [:]
        loaded = [:]
        extensions = []
        loadedCount = 0
    }

    /// Ends the kernel when what it has loaded does not go with the modules that are to be loaded, or when starting anew is faster.
    ///
    /// New versions of modules can stand beside old ones only under new names, for which everything that imports them is compiled again. A
    /// new kernel needs no new names, but the values that it is to have must be computed again.
    ///
    /// - Parameter needed: keys of units whose values the living kernel would save.
    func prepare(for modules: ModuleNames, needed: [String]) -> Preparation {
        let replaced = modules.replaced(in: loaded).count
        let compiling = Double(replaced) * Self.compilationSeconds
        let computing = needed.reduce(0) { $0 + (held[$1] ?? 0) }
        if !extensions.isSubset(of: modules.identities) || loadedCount > Self.mostModules
            || replaced > 0 && computing < compiling
        {
            let wasAlive = kernel != nil
            end()
            return wasAlive ? .ended : .kept
        }
        return .kept
    }

    func willRun(_ key: String) { held[key] = nil }

    func willLoad(_ identity: String, as name: String) {
        loadedCount += 1
        loaded[identity] = name
    }

    /// Notes that the kernel holds a unit's values.
    ///
    /// - Parameters:
    ///   - seconds: how long the unit ran.
    ///   - extendsOthers: the module's identity when it extends types.
    func didRun(_ key: String, seconds: Double = 0, extendsOthers: String?) {
        held[key] = seconds
        if let extendsOthers { extensions.insert(extendsOthers) }
    }

    /// Forgets values that other units may have changed.
    func forget(_ keys: some Sequence<String>) { for key in keys { held[key] = nil } }
}
