/// A label's text cut into pieces by its notation: `*italic*`, `**bold**`, `~sub~`, `^sup^`, a backslash before a sign as it is.
struct LabelText: Equatable {
    struct Piece: Equatable {
        var text: String
        var isItalic = false
        var isBold = false
        /// 1 for a superscript, −1 for a subscript.
        var level = 0
    }

    let pieces: [Piece]

    init(_ notation: String) {
        var pieces: [Piece] = []
        var current = Piece(text: "")
        let characters = Array(notation)
        var index = 0
        func flush() {
            if !current.text.isEmpty { pieces.append(current) }
            current.text = ""
        }
        while index < characters.count {
            let character = characters[index]
            switch character {
            case "\\" where index + 1 < characters.count:
                current.text.append(characters[index + 1])
                index += 1
            case "*":
                let isDouble = index + 1 < characters.count && characters[index + 1] == "*"
                flush()
                if isDouble { current.isBold.toggle() } else { current.isItalic.toggle() }
                index += isDouble ? 1 : 0
            case "~", "^":
                let level = character == "^" ? 1 : -1
                // A sign that nothing closes is text.
                guard current.level == level || characters[(index + 1)...].contains(character) else {
                    current.text.append(character)
                    break
                }
                flush()
                current.level = current.level == level ? 0 : level
            case "-" where current.level != 0: current.text.append("\u{2212}")
            default: current.text.append(character)
            }
            index += 1
        }
        flush()
        self.pieces = pieces
    }

    var plain: String { pieces.map(\.text).joined() }
}
