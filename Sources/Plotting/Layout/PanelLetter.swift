/// Letters of panels: a, b, …, z, aa, ab, …
enum PanelLetter {
    static func name(_ index: Int) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        return (index >= letters.count ? name(index / letters.count - 1) : "") + String(letters[index % letters.count])
    }
}
