import Drawing

/// A line whose fragments have their places.
struct SetLine {
    /// Items relative to the line's left end on its baseline.
    var items: [DisplayItem]
    var width: Double
    var ascent: Double
    var descent: Double
    /// Numbers of the footnotes whose marks stand on the line.
    var notes: [Int] = []
}
