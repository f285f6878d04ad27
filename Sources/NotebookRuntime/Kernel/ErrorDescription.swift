import Glibc

/// The text of an error that ended a block, allocated with `malloc`; the kernel calls this by name.
@_cdecl("ionweave_describe_error")
public func ionweaveDescribeError(_ error: UnsafeRawPointer) -> UnsafeMutablePointer<CChar>? {
    strdup(String(describing: unsafeBitCast(error, to: (any Error).self)))
}
