import Glibc

/// The kernel's functions, found by name; all nil where a block's code runs outside a kernel, as in a test.
enum KernelFunctions {
    typealias Send = @convention(c) (UInt8, UnsafeRawPointer?, Int) -> Void

    static let send: Send? = function("ionweave_send").map { unsafeBitCast($0, to: Send.self) }

    /// Seconds since the running block began.
    static var blockSeconds: Double? {
        function("ionweave_block_seconds").map { unsafeBitCast($0, to: (@convention(c) () -> Double).self)() }
    }

    /// What the paths of the running block's kept values begin with.
    static var valuesPlace: String? {
        typealias Place = @convention(c) () -> UnsafePointer<CChar>
        return function("ionweave_values_place").map { String(cString: unsafeBitCast($0, to: Place.self)()) }
    }

    /// The bytes of a parameter's value as hexadecimal digits; reading it makes the block depend on it.
    static func parameter(_ name: String) -> String? {
        typealias Find = @convention(c) (UnsafePointer<CChar>) -> UnsafePointer<CChar>?
        guard let find = function("ionweave_parameter").map({ unsafeBitCast($0, to: Find.self) }) else { return nil }
        return find(name).map { String(cString: $0) }
    }

    /// What the paths of values that a `memo` kept begin with; nil where nothing may be kept.
    static func memoPlace(_ name: String) -> String? {
        typealias Find = @convention(c) (UnsafePointer<CChar>) -> UnsafePointer<CChar>?
        guard let find = function("ionweave_memo_place").map({ unsafeBitCast($0, to: Find.self) }) else { return nil }
        return find(name).map { String(cString: $0) }
    }

    /// The files that the running block has used so far: lines of status, tab, path.
    static var usedFiles: String {
        typealias Used = @convention(c) () -> UnsafePointer<CChar>
        return function("ionweave_used_files").map { String(cString: unsafeBitCast($0, to: Used.self)()) } ?? ""
    }

    /// Makes the block depend on a file as if it had opened it; returns the file's status.
    static func useFile(_ path: String) -> String? {
        typealias Use = @convention(c) (UnsafePointer<CChar>) -> UnsafePointer<CChar>
        return function("ionweave_use_file").map { String(cString: unsafeBitCast($0, to: Use.self)(path)) }
    }

    private static func function(_ name: String) -> UnsafeMutableRawPointer? {
        dlsym(UnsafeMutableRawPointer(bitPattern: 0), name)
    }
}
