import CHarfBuzz

/// The measures that a mathematical font prescribes, as parts of the font size.
struct MathConstants {
    let axisHeight: Double
    let ruleThickness: Double
    let scriptScale: Double
    let scriptScriptScale: Double
    let subscriptDrop: Double
    let subscriptTopMax: Double
    let superscriptRise: Double
    let superscriptRiseCramped: Double
    let superscriptBottomMin: Double
    let scriptGap: Double
    let scriptSpace: Double
    let numeratorRise: Double
    let numeratorRiseDisplay: Double
    let denominatorDrop: Double
    let denominatorDropDisplay: Double
    let numeratorGap: Double
    let numeratorGapDisplay: Double
    let radicalGap: Double
    let radicalGapDisplay: Double
    let radicalRule: Double
    let upperLimitGap: Double
    let lowerLimitGap: Double
    let largeOperatorHeight: Double

    init(_ font: LoadedFont) {
        func value(_ constant: hb_ot_math_constant_t) -> Double {
            Double(hb_ot_math_get_constant(font.handle, constant)) / font.unitsPerEm
        }
        func percent(_ constant: hb_ot_math_constant_t) -> Double {
            Double(hb_ot_math_get_constant(font.handle, constant)) / 100
        }
        axisHeight = value(HB_OT_MATH_CONSTANT_AXIS_HEIGHT)
        ruleThickness = value(HB_OT_MATH_CONSTANT_FRACTION_RULE_THICKNESS)
        scriptScale = percent(HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN)
        scriptScriptScale = percent(HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN)
        subscriptDrop = value(HB_OT_MATH_CONSTANT_SUBSCRIPT_SHIFT_DOWN)
        subscriptTopMax = value(HB_OT_MATH_CONSTANT_SUBSCRIPT_TOP_MAX)
        superscriptRise = value(HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP)
        superscriptRiseCramped = value(HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP_CRAMPED)
        superscriptBottomMin = value(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MIN)
        scriptGap = value(HB_OT_MATH_CONSTANT_SUB_SUPERSCRIPT_GAP_MIN)
        scriptSpace = value(HB_OT_MATH_CONSTANT_SPACE_AFTER_SCRIPT)
        numeratorRise = value(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_SHIFT_UP)
        numeratorRiseDisplay = value(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP)
        denominatorDrop = value(HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_SHIFT_DOWN)
        denominatorDropDisplay = value(HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN)
        numeratorGap = value(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_GAP_MIN)
        numeratorGapDisplay = value(HB_OT_MATH_CONSTANT_FRACTION_NUM_DISPLAY_STYLE_GAP_MIN)
        radicalGap = value(HB_OT_MATH_CONSTANT_RADICAL_VERTICAL_GAP)
        radicalGapDisplay = value(HB_OT_MATH_CONSTANT_RADICAL_DISPLAY_STYLE_VERTICAL_GAP)
        radicalRule = value(HB_OT_MATH_CONSTANT_RADICAL_RULE_THICKNESS)
        upperLimitGap = value(HB_OT_MATH_CONSTANT_UPPER_LIMIT_GAP_MIN)
        lowerLimitGap = value(HB_OT_MATH_CONSTANT_LOWER_LIMIT_GAP_MIN)
        largeOperatorHeight = value(HB_OT_MATH_CONSTANT_DISPLAY_OPERATOR_MIN_HEIGHT)
    }
}
