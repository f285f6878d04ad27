/// Letters with accents and other letters that TeX writes as commands.
enum TeXAccents {
    /// The combining mark of each accent command.
    static let marks: [String: Unicode.Scalar] = [
        "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}", "u": "\u{306}", ".": "\u{307}",
        "\"": "\u{308}", "r": "\u{30A}", "H": "\u{30B}", "v": "\u{30C}", "d": "\u{323}", "c": "\u{327}", "k": "\u{328}",
        "b": "\u{331}", "t": "\u{361}", "G": "\u{30F}", "U": "\u{30E}",
    ]

    /// Pairs of a letter and the same letter with the mark, one row a mark.
    private static let composed: [Unicode.Scalar: String] = [
        "\u{300}": "AÀEÈIÌOÒUÙNǸaàeèiìoòuùnǹ", "\u{301}": "AÁEÉIÍOÓUÚYÝCĆLĹNŃRŔSŚZŹGǴKḰaáeéiíoóuúyýcćlĺnńrŕsśzźgǵkḱ",
        "\u{302}": "AÂEÊIÎOÔUÛCĈGĜHĤJĴSŜWŴYŶaâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷ", "\u{303}": "AÃNÑOÕIĨUŨaãnñoõiĩuũ",
        "\u{304}": "AĀEĒIĪOŌUŪaāeēiīoōuū", "\u{306}": "AĂEĔGĞIĬOŎUŬaăeĕgğiĭoŏuŭ",
        "\u{307}": "CĊEĖGĠIİZŻcċeėgġzż", "\u{308}": "AÄEËIÏOÖUÜYŸaäeëiïoöuüyÿ", "\u{30A}": "AÅUŮaåuů",
        "\u{30B}": "OŐUŰoőuű", "\u{30C}": "CČDĎEĚNŇRŘSŠTŤZŽGǦAǍcčdďeěnňrřsštťzžgǧaǎlľLĽ",
        "\u{323}": "AẠEẸOỌSṢTṬaạeẹoọsṣtṭ", "\u{327}": "CÇGĢKĶLĻNŅRŖSŞTŢcçkķlļnņrŗsştţ", "\u{328}": "AĄEĘIĮUŲaąeęiįuų",
    ]

    private static let table: [Unicode.Scalar: [Unicode.Scalar: Unicode.Scalar]] = composed.mapValues { row in
        let scalars = Array(row.unicodeScalars)
        var pairs: [Unicode.Scalar: Unicode.Scalar] = [:]
        for index in stride(from: 0, to: scalars.count - 1, by: 2) { pairs[scalars[index]] = scalars[index + 1] }
        return pairs
    }

    /// The text with the mark on its first letter.
    static func accented(_ text: String, mark: Unicode.Scalar) -> String {
        guard var first = text.unicodeScalars.first else { return "" }
        // The dotless letters only make room for the accent.
        if first == "ı" { first = "i" }
        if first == "ȷ" { first = "j" }
        var result = String.UnicodeScalarView()
        if let letter = table[mark]?[first] {
            result.append(letter)
        } else {
            result.append(first)
            result.append(mark)
        }
        result.append(contentsOf: text.unicodeScalars.dropFirst())
        return String(result)
    }

    private static let bases: [Unicode.Scalar: Unicode.Scalar] = {
        var bases: [Unicode.Scalar: Unicode.Scalar] = [:]
        for pairs in table.values { for (letter, accented) in pairs { bases[accented] = letter } }
        return bases
    }()

    /// The text in small letters without accents, for sorting.
    static func folded(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars where !(0x300...0x36F).contains(scalar.value) {
            switch scalar {
            case "ø", "Ø": result += "o"
            case "ł", "Ł": result += "l"
            case "ß": result += "ss"
            case "æ", "Æ": result += "ae"
            case "œ", "Œ": result += "oe"
            case "đ", "Đ", "ð", "Ð": result += "d"
            case "þ", "Þ": result += "th"
            default: result.unicodeScalars.append(bases[scalar] ?? scalar)
            }
        }
        return result.lowercased()
    }

    /// Commands without arguments that stand for text.
    static let symbols: [String: String] = [
        "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
        "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
        "ng": "ŋ", "NG": "Ŋ", "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ",
        ",": "\u{202F}", ";": " ", ":": " ", "!": "", "/": "", "-": "", "@": "", "\\": " ", "quad": " ", "qquad": " ",
        "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
        "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": "\"", "quotesinglbase": "‚",
        "quotedblbase": "„",
        "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»", "guilsinglleft": "‹",
        "guilsinglright": "›", "textless": "<", "textgreater": ">", "less": "<", "greater": ">", "lt": "<", "gt": ">",
        "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\", "textbar": "|", "textunderscore": "_",
        "textdollar": "$", "textbullet": "•", "textperiodcentered": "·", "ldots": "…", "dots": "…", "textellipsis": "…",
        "S": "§", "textsection": "§", "P": "¶", "copyright": "©", "textcopyright": "©", "textregistered": "®",
        "texttrademark": "™", "pounds": "£", "textsterling": "£", "texteuro": "€", "euro": "€", "textdegree": "°",
        "degree": "°", "textmu": "µ", "textohm": "Ω", "textonehalf": "½", "textonequarter": "¼", "texttimes": "×",
        "textpm": "±", "textrightarrow": "→", "textminus": "−", "textsuperscripttwo": "²", "textalpha": "α",
        "textbeta": "β", "textgamma": "γ", "textdelta": "δ", "textsigma": "σ", "slash": "/",
        "BibTeX": "BibTeX", "LaTeX": "LaTeX", "TeX": "TeX", "textquotedblbase": "„", "relax": "", "protect": "",
        "ignorespaces": "", "unskip": "", "allowbreak": "", "newline": " ", "par": " ", "bibinfo": "", "noopsort": "",
    ]
}
