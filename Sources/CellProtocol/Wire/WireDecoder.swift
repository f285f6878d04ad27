/// Decodes what `WireEncoder` wrote.
public enum WireDecoder {
    /// A value from its bytes.
    public static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        try WireDecoding(value: WireBytes.read(bytes), codingPath: []).decode(type)
    }
}

private struct WireDecoding: Decoder, SingleValueDecodingContainer {
    let value: WireValue
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .dictionary(let pairs) = value else { throw mismatch(type) }
        return KeyedDecodingContainer(KeyedValues<Key>(pairs: pairs, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        switch value {
        case .array(let values): ElementValues(values: values, codingPath: codingPath)
        case .doubles(let numbers): ElementValues(values: numbers.map(WireValue.double), codingPath: codingPath)
        case .bytes(let bytes):
            ElementValues(values: bytes.map { WireValue.integer(Int64($0)) }, codingPath: codingPath)
        // An empty container that nothing was written to cannot tell an array from a dictionary.
        case .dictionary(let pairs) where pairs.isEmpty: ElementValues(values: [], codingPath: codingPath)
        default: throw mismatch([Any].self)
        }
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { if case .null = value { true } else { false } }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if let leaf = leaf(type) { return leaf }
        return try type.init(from: self)
    }

    private func leaf<Value>(_ type: Value.Type) -> Value? {
        switch value {
        case .doubles(let numbers): return numbers as? Value
        case .bytes(let bytes): return bytes as? Value
        case .double(let number):
            return type == Float.self ? Float(number) as? Value : number as? Value
        case .string(let text): return text as? Value
        case .bool(let flag): return flag as? Value
        case .unsigned(let number):
            return type == UInt.self ? UInt(number) as? Value : number as? Value
        case .integer(let number):
            guard let integer = type as? any FixedWidthInteger.Type else { return nil }
            return exact(integer, number) as? Value
        case .null, .array, .dictionary: return nil
        }
    }

    private func exact<Number: FixedWidthInteger>(_ type: Number.Type, _ number: Int64) -> Number? {
        Number(exactly: number)
    }

    private func mismatch(_ type: Any.Type) -> DecodingError {
        .typeMismatch(
            type,
            DecodingError.Context(codingPath: codingPath, debugDescription: "the message holds another kind of value"))
    }

    // The standard library's own Decodable types come here through `singleValueContainer`.
    func decode(_ type: Bool.Type) throws -> Bool { try required(type) }
    func decode(_ type: String.Type) throws -> String { try required(type) }
    func decode(_ type: Double.Type) throws -> Double { try required(type) }
    func decode(_ type: Float.Type) throws -> Float { try required(type) }
    func decode(_ type: Int.Type) throws -> Int { try required(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try required(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try required(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try required(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try required(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try required(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try required(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try required(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try required(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try required(type) }

    private func required<Value>(_ type: Value.Type) throws -> Value {
        guard let leaf = leaf(type) else { throw mismatch(type) }
        return leaf
    }
}

private struct KeyedValues<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let pairs: [(key: String, value: WireValue)]
    let codingPath: [any CodingKey]

    var allKeys: [Key] { pairs.compactMap { Key(stringValue: $0.key) } }
    func contains(_ key: Key) -> Bool { pairs.contains { $0.key == key.stringValue } }
    func decodeNil(forKey key: Key) throws -> Bool { try decoding(key).decodeNil() }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try decoding(key).decode(type)
    }
    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try decoding(key).container(keyedBy: type)
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try decoding(key).unkeyedContainer()
    }
    func superDecoder() throws -> any Decoder { try decoding(SuperKey()) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try decoding(key) }

    private func decoding(_ key: any CodingKey) throws -> WireDecoding {
        guard let pair = pairs.first(where: { $0.key == key.stringValue }) else {
            throw DecodingError.keyNotFound(
                key,
                DecodingError.Context(
                    codingPath: codingPath, debugDescription: "the message lacks '\(key.stringValue)'"))
        }
        return WireDecoding(value: pair.value, codingPath: codingPath + [key])
    }
}

private struct ElementValues: UnkeyedDecodingContainer {
    let values: [WireValue]
    let codingPath: [any CodingKey]
    var currentIndex = 0

    var count: Int? { values.count }
    var isAtEnd: Bool { currentIndex == values.count }

    init(values: [WireValue], codingPath: [any CodingKey]) {
        self.values = values
        self.codingPath = codingPath
    }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, case .null = values[currentIndex] else { return false }
        currentIndex += 1
        return true
    }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try next(type).decode(type) }
    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested>
    {
        try next(type).container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try next([Any].self).unkeyedContainer()
    }
    mutating func superDecoder() throws -> any Decoder { try next(Any.self) }

    private mutating func next(_ type: Any.Type) throws -> WireDecoding {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                type, DecodingError.Context(codingPath: codingPath, debugDescription: "the message's array ends early"))
        }
        defer { currentIndex += 1 }
        return WireDecoding(value: values[currentIndex], codingPath: codingPath)
    }
}
