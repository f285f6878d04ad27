/// An input of a block with what it held when the block used it.
public struct InputUse: Codable, Hashable, Sendable {
    public let input: ExternalInput
    /// Hash of the content; nil for what was not there.
    public let hash: String?
    /// The file's status then, when the status alone can tell that the content is the same.
    private let status: FileStatus?

    /// The input as it is now.
    public init(_ input: ExternalInput, parameters: ParameterBytes = [:]) {
        self.input = input
        guard case .file(let path) = input else {
            hash = input.contentHash(parameters)
            status = nil
            return
        }
        let before = FileStatus(path)
        hash = input.contentHash(parameters)
        status = before?.isSettled == true ? before : nil
    }

    /// The input as it was when a block opened it; nil when it is no longer so, and the content that the block saw cannot be known.
    ///
    /// - Parameter stamps: what the kernel saw of the file each time when it was opened.
    init?(_ input: ExternalInput, openedAs stamps: Set<String>, parameters: ParameterBytes) {
        let use = InputUse(input, parameters: parameters)
        if !stamps.isEmpty, case .file(let path) = input {
            guard let now = FileStatus(path), stamps == [now.stamp] else { return nil }
        }
        self = use
    }

    /// Whether the input holds what it held then; parameters are not looked at.
    public var isCurrent: Bool {
        if case .parameter = input { true } else { change([:]) == nil }
    }

    /// What became of the input; nil when it is as it was.
    func change(_ parameters: ParameterBytes) -> InputChange? {
        if let status, case .file(let path) = input, FileStatus(path) == status { return nil }
        let now = input.contentHash(parameters)
        return now == hash ? nil : InputChange(input: input, before: hash, after: now)
    }

    /// Each use once, in an order that does not depend on how they came.
    public static func sorted(_ uses: some Sequence<InputUse>) -> [InputUse] {
        Set(uses).sorted { ($0.input.sortKey, $0.hash ?? "") < ($1.input.sortKey, $1.hash ?? "") }
    }
}

/// An input that is no longer as it was.
struct InputChange: Equatable {
    var input: ExternalInput
    /// Hashes of the content; nil for what was or is not there.
    var before: String?
    var after: String?
}
