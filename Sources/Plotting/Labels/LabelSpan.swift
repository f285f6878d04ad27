/// A piece of a label in one face and at one height.
struct LabelSpan: Hashable {
    enum Script: Hashable { case sub, sup }

    var text: String
    var isItalic = false
    var isBold = false
    /// Nested from the outside in; empty on the baseline.
    var scripts: [Script] = []
}
