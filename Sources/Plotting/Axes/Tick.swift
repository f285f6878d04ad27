/// A tick at a coordinate of the axis' scale; with a label when major and labelled.
struct Tick: Hashable {
    var coordinate: Double
    /// In label markup.
    var label: String?
    var isMajor = true
}
