import CFontconfig
public import Drawing

/// The fonts that are installed, found by family, weight and slant.
public final class FontBook {
    private var fonts: [FontKey: LoadedFont] = [:]
    private var loadedFiles: [FontFile: LoadedFont] = [:]
    private let configuration: OpaquePointer?
    /// Families that step in, in this order, for characters that the asked one lacks.
    private let fallbackFamilies: [String]

    private struct FontKey: Hashable {
        var family: String
        var weight: TextStyle.Weight
        var slant: TextStyle.Slant
    }

    public init(fallbackFamilies: [String] = ["TeX Gyre Pagella Math", "DejaVu Sans", "DejaVu Serif"]) {
        configuration = FcInitLoadConfigAndFonts()
        self.fallbackFamilies = fallbackFamilies
    }

    deinit { FcConfigDestroy(configuration) }

    /// The font of a style.
    ///
    /// - Throws: `TypesettingError.fontNotInstalled` when the family is missing; no other is taken in silence.
    public func font(for style: TextStyle) throws(TypesettingError) -> LoadedFont {
        let key = FontKey(family: style.family, weight: style.weight, slant: style.slant)
        if let font = fonts[key] { return font }
        let font = try load(key)
        fonts[key] = font
        return font
    }

    /// Fonts that may have what a style's own font lacks.
    func fallbacks(for style: TextStyle) -> [LoadedFont] {
        fallbackFamilies.compactMap { family in
            var style = style
            style.family = family
            if let font = try? font(for: style) { return font }
            style.slant = .upright
            style.weight = .regular
            return try? font(for: style)
        }
    }

    /// The font of a file that a glyph run was shaped with.
    func loaded(_ file: FontFile) -> LoadedFont? { loadedFiles[file] }

    private func load(_ key: FontKey) throws(TypesettingError) -> LoadedFont {
        guard let file = match(key) else { throw .fontNotInstalled(family: key.family) }
        if let font = loadedFiles[file] { return font }
        guard let font = LoadedFont(file: file) else { throw .fontUnreadable(path: file.path) }
        loadedFiles[file] = font
        return font
    }

    private func match(_ key: FontKey) -> FontFile? {
        let pattern = FcPatternCreate()
        defer { FcPatternDestroy(pattern) }
        FcPatternAddString(pattern, FC_FAMILY, key.family)
        FcPatternAddInteger(pattern, FC_WEIGHT, key.weight == .bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR)
        FcPatternAddInteger(pattern, FC_SLANT, key.slant == .italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN)
        FcConfigSubstitute(configuration, pattern, FcMatchPattern)
        FcDefaultSubstitute(pattern)
        var result = FcResultNoMatch
        guard let found = FcFontMatch(configuration, pattern, &result) else { return nil }
        defer { FcPatternDestroy(found) }
        // Fontconfig always finds something: only the family that was asked for will do.
        guard strings(found, FC_FAMILY).contains(key.family), let path = strings(found, FC_FILE).first else {
            return nil
        }
        var index: Int32 = 0
        FcPatternGetInteger(found, FC_INDEX, 0, &index)
        return FontFile(path: path, index: Int(index), name: strings(found, FC_POSTSCRIPT_NAME).first ?? key.family)
    }

    private func strings(_ pattern: OpaquePointer, _ object: String) -> [String] {
        var values: [String] = []
        var value: UnsafeMutablePointer<FcChar8>?
        while FcPatternGetString(pattern, object, Int32(values.count), &value) == FcResultMatch, let text = value {
            values.append(String(cString: text))
        }
        return values
    }
}
