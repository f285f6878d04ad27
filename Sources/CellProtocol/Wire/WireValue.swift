/// A tree of values in the form that passes between a running block and the tool.
///
/// Columns of numbers stay together as binary doubles; dictionaries keep the order in which their keys were written, so
/// that equal values give equal bytes.
indirect enum WireValue {
    case null
    case bool(Bool)
    case integer(Int64)
    case unsigned(UInt64)
    case double(Double)
    case string(String)
    case doubles([Double])
    case bytes([UInt8])
    case array([WireValue])
    case dictionary([(key: String, value: WireValue)])
}
