/// Something that stands for a mark in a figure's list.
public protocol MarkConvertible {
    var mark: Mark { get }
}

extension Mark: MarkConvertible {
    public var mark: Mark { self }
}

extension MarkConvertible {
    /// The mark in the colour of a place in an ordered family, for example cold to hot.
    ///
    /// - Parameter part: 0 for the first member, 1 for the last.
    public func sequence(_ part: Double) -> Mark {
        var mark = mark
        mark.sequence = part
        return mark
    }
}
