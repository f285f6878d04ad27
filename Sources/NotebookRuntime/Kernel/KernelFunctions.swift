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

    private static func function(_ name: String) -> UnsafeMutableRawPointer? {
        dlsym(UnsafeMutableRawPointer(bitPattern: 0), name)
    }
}
