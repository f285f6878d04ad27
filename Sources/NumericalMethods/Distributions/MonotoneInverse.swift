/// The inverse of a rising function by widening and halving of an interval.
enum MonotoneInverse {
    /// - Parameters:
    ///   - target: what the function must become.
    ///   - low: argument at which the function is below the target.
    ///   - width: first guess of the interval's width; it is doubled until the target lies inside.
    static func value(_ target: Double, from low: Double, to width: Double, _ function: (Double) -> Double) -> Double {
        var lower = low
        var step = width
        while function(low + step) < target, step < 1e300 {
            lower = low + step
            step *= 2
        }
        var upper = low + step
        while true {
            let middle = (lower + upper) / 2
            guard middle > lower, middle < upper else { return middle }
            if function(middle) < target { lower = middle } else { upper = middle }
        }
    }
}
