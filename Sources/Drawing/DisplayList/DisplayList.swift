/// Everything drawn on one page or in one figure, in drawing order.
///
/// Layout produces display lists; exporters only replay them.
public struct DisplayList: Hashable, Sendable {
    public var size: Size
    public var items: [DisplayItem]

    public init(size: Size, items: [DisplayItem] = []) {
        self.size = size
        self.items = items
    }
}
