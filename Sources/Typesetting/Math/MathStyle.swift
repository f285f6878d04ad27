import Document
import Drawing

/// TeX's style of a part of a formula: how large it is set, and whether its superscripts are kept low.
struct MathStyle {
    var level: MathNode.Style
    var isCramped: Bool
    /// Size of the text around the formula, in points.
    var textSize: Double
    var color: Color

    var isDisplay: Bool { level == .display }
    var isScript: Bool { scriptLevel > 0 }
    var scriptLevel: Int { max(0, level.rawValue - 1) }
    var cramped: MathStyle { with(level, cramped: true) }

    /// The style of a script (The TeXbook, chapter 17).
    func script(cramped: Bool) -> MathStyle {
        with(isScript ? .scriptScript : .script, cramped: isCramped || cramped)
    }

    func fractionPart(cramped: Bool) -> MathStyle {
        with(MathNode.Style(rawValue: level.rawValue + 1) ?? .scriptScript, cramped: isCramped || cramped)
    }

    func with(_ level: MathNode.Style, cramped: Bool) -> MathStyle {
        MathStyle(level: level, isCramped: cramped, textSize: textSize, color: color)
    }
}
