/// A kernel that goes on living between evaluations of a notebook, and what it holds.
///
/// An edit then runs the stale blocks alone: those before them have left their values in the kernel.
public final class KernelSession {
    private(set) var kernel: KernelProcess?
    /// Keys of units whose values the kernel holds as the units left them.
    private var held: Set<String> = []
    /// Modules that were loaded and extend types: two versions of one extension must not meet in a process.
    private var extensions: Set<String> = []
    private var loadedCount = 0

    /// Modules that a kernel takes before it is started anew; old versions stay loaded.
    private static let mostModules = 500

    public init() {}

    func isHeld(_ key: String) -> Bool { kernel != nil && held.contains(key) }

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
        held = []
        extensions = []
        loadedCount = 0
    }

    /// Ends the kernel when what it has loaded does not go with the modules that are to be loaded.
    func prepare(for names: Set<String>) {
        if !extensions.isSubset(of: names) || loadedCount > Self.mostModules { end() }
    }

    func willRun(_ key: String) { held.remove(key) }

    func didRun(_ key: String, module: String, extendsOthers: Bool) {
        loadedCount += 1
        held.insert(key)
        if extendsOthers { extensions.insert(module) }
    }

    /// Forgets values that other units may have changed.
    func forget(_ keys: some Sequence<String>) { held.subtract(keys) }
}
