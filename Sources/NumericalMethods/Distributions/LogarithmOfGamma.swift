import Glibc

/// ln Γ(x) for positive x, without the C library's global sign.
enum LogarithmOfGamma {
    static func value(_ x: Double) -> Double {
        var sign: Int32 = 0
        return lgamma_r(x, &sign)
    }
}
