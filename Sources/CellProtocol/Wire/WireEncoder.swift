/// Encodes `Codable` values to bytes: compact, exact for doubles, and the same bytes for the same value.
public enum WireEncoder {
    /// A value as bytes that `WireDecoder` reads back.
    public static func encode(_ value: some Encodable) throws -> [UInt8] {
        let node = Node()
        try node.set(value, path: [])
        var bytes: [UInt8] = []
        WireBytes.write(node.tree, to: &bytes)
        return bytes
    }

    /// A value under construction; containers that were handed out fill it later.
    fileprivate final class Node {
        private var leaf: WireValue?
        private var elements: [Node] = []
        private var keys: [String]?

        var count: Int { elements.count }

        var tree: WireValue {
            if let leaf { return leaf }
            guard let keys else { return .array(elements.map(\.tree)) }
            return .dictionary(zip(keys, elements).map { ($0, $1.tree) })
        }

        func becomeDictionary() { if keys == nil { keys = [] } }

        func child(_ key: any CodingKey) -> Node {
            keys?.append(key.stringValue)
            return child()
        }

        func child() -> Node {
            let child = Node()
            elements.append(child)
            return child
        }

        func setNull() { leaf = .null }

        func set(_ value: some Encodable, path: [any CodingKey]) throws {
            leaf = Self.leaf(value)
            if leaf == nil { try value.encode(to: NodeEncoder(node: self, codingPath: path)) }
        }

        private static func leaf<Value: Encodable>(_ value: Value) -> WireValue? {
            switch value {
            case let value as [Double]: .doubles(value)
            // Asked by type: an empty array of anything else would pass for one of bytes.
            case let value as [UInt8] where type(of: value) == Value.self: .bytes(value)
            case let value as Double: .double(value)
            case let value as String: .string(value)
            case let value as Bool: .bool(value)
            case let value as Int: .integer(Int64(value))
            case let value as Float: .double(Double(value))
            case let value as UInt64: .unsigned(value)
            case let value as UInt: .unsigned(UInt64(value))
            case let value as any FixedWidthInteger: .integer(Int64(truncatingIfNeeded: value))
            default: nil
            }
        }
    }
}

private struct NodeEncoder: Encoder {
    let node: WireEncoder.Node
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        node.becomeDictionary()
        return KeyedEncodingContainer(KeyedContainer<Key>(node: node, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { UnkeyedContainer(node: node, codingPath: codingPath) }
    func singleValueContainer() -> any SingleValueEncodingContainer {
        SingleContainer(node: node, codingPath: codingPath)
    }
}

private struct KeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: WireEncoder.Node
    let codingPath: [any CodingKey]

    func encodeNil(forKey key: Key) { node.child(key).setNull() }
    func encode(_ value: some Encodable, forKey key: Key) throws {
        try node.child(key).set(value, path: codingPath + [key])
    }
    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        encoder(key).container(keyedBy: type)
    }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { encoder(key).unkeyedContainer() }
    func superEncoder() -> any Encoder { encoder(SuperKey()) }
    func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }

    private func encoder(_ key: any CodingKey) -> NodeEncoder {
        NodeEncoder(node: node.child(key), codingPath: codingPath + [key])
    }
}

private struct UnkeyedContainer: UnkeyedEncodingContainer {
    let node: WireEncoder.Node
    let codingPath: [any CodingKey]
    var count: Int { node.count }

    func encodeNil() { node.child().setNull() }
    func encode(_ value: some Encodable) throws { try node.child().set(value, path: codingPath) }
    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        superEncoder().container(keyedBy: type)
    }
    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { superEncoder().unkeyedContainer() }
    func superEncoder() -> any Encoder { NodeEncoder(node: node.child(), codingPath: codingPath) }
}

private struct SingleContainer: SingleValueEncodingContainer {
    let node: WireEncoder.Node
    let codingPath: [any CodingKey]

    func encodeNil() { node.setNull() }
    func encode(_ value: some Encodable) throws { try node.set(value, path: codingPath) }
}

/// The key under which a class keeps what its superclass encodes.
struct SuperKey: CodingKey {
    let stringValue = "super"
    let intValue: Int? = nil
    init() {}
    init?(stringValue: String) { nil }
    init?(intValue: Int) { nil }
}
