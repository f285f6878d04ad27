import CellProtocol

/// The value of a parameter of the notebook; compiled notebooks call this.
public func parameterValue<Value: Decodable>(_ name: String) -> Value {
    guard let digits = KernelFunctions.parameter(name), let bytes = bytes(digits),
        let value = try? WireDecoder.decode(Value.self, from: bytes)
    else {
        // The tool compiles the type of a parameter from the value that it gives.
        preconditionFailure("the parameter '\(name)' has no value of type \(Value.self)")
    }
    return value
}

private func bytes(_ digits: String) -> [UInt8]? {
    let digits = Array(digits.utf8)
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap { index in
        UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16)
    }
    return bytes.count * 2 == digits.count ? bytes : nil
}
