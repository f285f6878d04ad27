import CHarfBuzz

/// The measures that a mathematical font prescribes, as parts of the font size (OpenType specification, MathConstants).
struct MathConstants {
    /// A measure that is larger, or a distance that is wider, in displayed formulas.
    struct Pair {
        var text: Double
        var display: Double

        func value(_ isDisplay: Bool) -> Double { isDisplay ? display : text }
    }

    let scriptScale: Double
    let scriptScriptScale: Double
    let axisHeight: Double
    let accentBaseHeight: Double
    let displayOperatorHeight: Double

    let subscriptDrop: Double
    let subscriptTopMax: Double
    let subscriptBaselineDropMin: Double
    let superscriptRise: Double
    let superscriptRiseCramped: Double
    let superscriptBottomMin: Double
    let superscriptBaselineDropMax: Double
    let superscriptBottomMaxWithSubscript: Double
    let scriptGap: Double
    let scriptSpace: Double

    let upperLimitGap: Double
    let upperLimitRise: Double
    let lowerLimitGap: Double
    let lowerLimitDrop: Double

    let ruleThickness: Double
    let numeratorRise: Pair
    let denominatorDrop: Pair
    let numeratorGap: Pair
    let denominatorGap: Pair
    let stackTopRise: Pair
    let stackBottomDrop: Pair
    let stackGap: Pair

    let overbarGap: Double
    let overbarThickness: Double
    let overbarExtra: Double
    let underbarGap: Double
    let underbarThickness: Double
    let underbarExtra: Double
    let stretchGapAbove: Double
    let stretchGapBelow: Double

    let radicalGap: Pair
    let radicalRule: Double
    let radicalExtra: Double
    let degreeKernBefore: Double
    let degreeKernAfter: Double
    let degreeRaise: Double

    init(_ font: LoadedFont) {
        func value(_ constant: hb_ot_math_constant_t) -> Double {
            Double(hb_ot_math_get_constant(font.handle, constant)) / font.unitsPerEm
        }
        func pair(_ text: hb_ot_math_constant_t, _ display: hb_ot_math_constant_t) -> Pair {
            Pair(text: value(text), display: value(display))
        }
        func percent(_ constant: hb_ot_math_constant_t) -> Double {
            Double(hb_ot_math_get_constant(font.handle, constant)) / 100
        }
        scriptScale = percent(HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN)
        scriptScriptScale = percent(HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN)
        axisHeight = value(HB_OT_MATH_CONSTANT_AXIS_HEIGHT)
        accentBaseHeight = value(HB_OT_MATH_CONSTANT_ACCENT_BASE_HEIGHT)
        displayOperatorHeight = value(HB_OT_MATH_CONSTANT_DISPLAY_OPERATOR_MIN_HEIGHT)

        subscriptDrop = value(HB_OT_MATH_CONSTANT_SUBSCRIPT_SHIFT_DOWN)
        subscriptTopMax = value(HB_OT_MATH_CONSTANT_SUBSCRIPT_TOP_MAX)
        subscriptBaselineDropMin = value(HB_OT_MATH_CONSTANT_SUBSCRIPT_BASELINE_DROP_MIN)
        superscriptRise = value(HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP)
        superscriptRiseCramped = value(HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP_CRAMPED)
        superscriptBottomMin = value(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MIN)
        superscriptBaselineDropMax = value(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BASELINE_DROP_MAX)
        superscriptBottomMaxWithSubscript = value(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT)
        scriptGap = value(HB_OT_MATH_CONSTANT_SUB_SUPERSCRIPT_GAP_MIN)
        scriptSpace = value(HB_OT_MATH_CONSTANT_SPACE_AFTER_SCRIPT)

        upperLimitGap = value(HB_OT_MATH_CONSTANT_UPPER_LIMIT_GAP_MIN)
        upperLimitRise = value(HB_OT_MATH_CONSTANT_UPPER_LIMIT_BASELINE_RISE_MIN)
        lowerLimitGap = value(HB_OT_MATH_CONSTANT_LOWER_LIMIT_GAP_MIN)
        lowerLimitDrop = value(HB_OT_MATH_CONSTANT_LOWER_LIMIT_BASELINE_DROP_MIN)

        ruleThickness = value(HB_OT_MATH_CONSTANT_FRACTION_RULE_THICKNESS)
        numeratorRise = pair(
            HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_SHIFT_UP,
            HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP)
        denominatorDrop = pair(
            HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_SHIFT_DOWN,
            HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN)
        numeratorGap = pair(
            HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_GAP_MIN, HB_OT_MATH_CONSTANT_FRACTION_NUM_DISPLAY_STYLE_GAP_MIN)
        denominatorGap = pair(
            HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_GAP_MIN, HB_OT_MATH_CONSTANT_FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN)
        stackTopRise = pair(
            HB_OT_MATH_CONSTANT_STACK_TOP_SHIFT_UP, HB_OT_MATH_CONSTANT_STACK_TOP_DISPLAY_STYLE_SHIFT_UP)
        stackBottomDrop = pair(
            HB_OT_MATH_CONSTANT_STACK_BOTTOM_SHIFT_DOWN, HB_OT_MATH_CONSTANT_STACK_BOTTOM_DISPLAY_STYLE_SHIFT_DOWN)
        stackGap = pair(HB_OT_MATH_CONSTANT_STACK_GAP_MIN, HB_OT_MATH_CONSTANT_STACK_DISPLAY_STYLE_GAP_MIN)

        overbarGap = value(HB_OT_MATH_CONSTANT_OVERBAR_VERTICAL_GAP)
        overbarThickness = value(HB_OT_MATH_CONSTANT_OVERBAR_RULE_THICKNESS)
        overbarExtra = value(HB_OT_MATH_CONSTANT_OVERBAR_EXTRA_ASCENDER)
        underbarGap = value(HB_OT_MATH_CONSTANT_UNDERBAR_VERTICAL_GAP)
        underbarThickness = value(HB_OT_MATH_CONSTANT_UNDERBAR_RULE_THICKNESS)
        underbarExtra = value(HB_OT_MATH_CONSTANT_UNDERBAR_EXTRA_DESCENDER)
        stretchGapAbove = value(HB_OT_MATH_CONSTANT_STRETCH_STACK_GAP_ABOVE_MIN)
        stretchGapBelow = value(HB_OT_MATH_CONSTANT_STRETCH_STACK_GAP_BELOW_MIN)

        radicalGap = pair(
            HB_OT_MATH_CONSTANT_RADICAL_VERTICAL_GAP, HB_OT_MATH_CONSTANT_RADICAL_DISPLAY_STYLE_VERTICAL_GAP)
        radicalRule = value(HB_OT_MATH_CONSTANT_RADICAL_RULE_THICKNESS)
        radicalExtra = value(HB_OT_MATH_CONSTANT_RADICAL_EXTRA_ASCENDER)
        degreeKernBefore = value(HB_OT_MATH_CONSTANT_RADICAL_KERN_BEFORE_DEGREE)
        degreeKernAfter = value(HB_OT_MATH_CONSTANT_RADICAL_KERN_AFTER_DEGREE)
        degreeRaise = percent(HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT)
    }
}
