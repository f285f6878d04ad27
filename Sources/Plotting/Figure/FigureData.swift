extension Figure {
    /// The data behind the figure as CSV: one row for each point of each mark, every number exact.
    public var csv: String {
        var lines = ["panel,mark,series,x,y,low,high"]
        for (index, panel) in panels.enumerated() {
            for mark in panel.marks {
                let series = mark.series.map(Self.quoted) ?? ""
                let head = "\(index + 1),\(mark.kind.name),\(series),"
                switch mark.kind {
                case .points(let x, let y, _, let deviations):
                    for point in x.indices {
                        let (low, high) =
                            deviations.map { ("\(y[point] - $0[point])", "\(y[point] + $0[point])") } ?? ("", "")
                        lines.append(head + "\(x[point]),\(y[point]),\(low),\(high)")
                    }
                case .line(let x, let y, _): for point in x.indices { lines.append(head + "\(x[point]),\(y[point]),,") }
                case .band(let x, let low, let high):
                    for point in x.indices { lines.append(head + "\(x[point]),,\(low[point]),\(high[point])") }
                case .rule(let x, let y): lines.append(head + "\(x.map { "\($0)" } ?? ""),\(y.map { "\($0)" } ?? ""),,")
                case .text(let x, let y, let label, _):
                    lines.append("\(index + 1),text,\(Self.quoted(label)),\(x),\(y),,")
                case .arrow(let x, let from, let to, let label, _):
                    lines.append("\(index + 1),arrow,\(Self.quoted(label)),\(x),,\(from),\(to)")
                }
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func quoted(_ text: String) -> String {
        text.contains(",") || text.contains("\"") ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
