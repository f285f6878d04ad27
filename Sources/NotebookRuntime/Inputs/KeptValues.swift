import CellProtocol
import Glibc

/// Whether the running block took long enough for keeping its values to pay; compiled notebooks call this.
///
/// Compiling a block that only brings values back takes about a tenth of a second.
public func valuesAreWorthKeeping() -> Bool {
    guard let seconds = KernelFunctions.blockSeconds else { return false }
    let least = getenv("IONWEAVE_KEEP_AFTER").flatMap { Double(String(cString: $0)) } ?? 0.1
    return seconds >= least
}

/// A value that cannot be kept: its block runs again when the value is needed.
public func keepValue<Value>(_ name: String, _ value: Value) {}

/// Gives a value to the cache, when it comes back from there as it went in; compiled notebooks call this.
public func keepValue<Value: Codable & Equatable>(_ name: String, _ value: Value) {
    // Two copies of a class's instance would be two instances.
    guard !(Value.self is AnyObject.Type),
        let bytes = try? WireEncoder.encode(value), bytes.count <= KeptValues.largest,
        let returned = try? WireDecoder.decode(Value.self, from: bytes), returned == value
    else { return }
    MessageChannel.keep(name, type: String(reflecting: Value.self), bytes: bytes)
}

/// The value that an earlier run of the block gave a variable; compiled notebooks call this.
///
/// - Parameter position: the variable's place among those of its block.
public func restoredValue<Value: Codable>(_ position: Int) throws -> Value {
    guard let place = KernelFunctions.valuesPlace else { throw KeptValuesError.noKernel }
    let path = "\(place)-\(position)"
    guard let file = fopen(path, "r") else { throw KeptValuesError.missing(path: path) }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size = ftell(file)
    rewind(file)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        count = fread(buffer.baseAddress, 1, size, file)
    }
    return try WireDecoder.decode(Value.self, from: bytes)
}

enum KeptValues {
    /// Bytes of one value; larger ones are computed again.
    static let largest = 256 << 20
}

/// Why a kept value could not be brought back.
public enum KeptValuesError: Error, CustomStringConvertible {
    case noKernel
    case missing(path: String)

    public var description: String {
        switch self {
        case .noKernel: "values are only kept for blocks that run in a kernel"
        case .missing(let path): "the kept value '\(path)' is missing"
        }
    }
}
