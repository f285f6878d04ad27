/// A calendar day as a notebook gives it, 2026-11-20.
public struct ReportDate: Hashable, Sendable {
    public var year: Int
    public var month: Int
    public var day: Int

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// Nil when the text is no such date.
    public init?(_ text: String) {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else { return nil }
        (year, month, day) = (parts[0], parts[1], parts[2])
    }

    /// The day in words, 20 November 2026, its parts never divided.
    public var longText: String { "\(day)\u{00A0}\(Self.months[month - 1])\u{00A0}\(year)" }
}
