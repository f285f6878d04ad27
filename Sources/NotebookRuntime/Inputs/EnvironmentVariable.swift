import Glibc

/// The value of a variable of the environment, nil when it is not set.
///
/// The block's output is kept under the value: when that changes, the block runs again.
public func environmentVariable(_ name: String) -> String? {
    MessageChannel.reportVariable(name)
    return getenv(name).map { String(cString: $0) }
}
