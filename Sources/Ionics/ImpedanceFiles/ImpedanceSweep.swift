/// One sweep of a file: the spectrum, where its points stand in the file, and what was found on reading.
public struct ImpedanceSweep: Hashable, Codable, Sendable {
    /// In rising order of frequency.
    public let spectrum: ImpedanceSpectrum
    /// Line of the file, row of the sheet or number of the record of each point of the spectrum, from 1.
    public let lines: [Int]
    public let report: ReadingReport

    init(_ raw: RawSweep, path: String, temperature: Double?, sign: ImaginarySign, rule: PointRule)
        throws(ImpedanceFileError)
    {
        typealias Exclusion = ReadingReport.Exclusion
        var exclusions: [Exclusion] = []
        var kept: [RawSweep.Point] = []
        for point in raw.points {
            if !point.frequency.isFinite || !point.real.isFinite || !point.imaginary.isFinite {
                exclusions.append(Exclusion(line: point.line, reason: .notFinite))
            } else if !(point.frequency > 0) {
                exclusions.append(Exclusion(line: point.line, reason: .frequencyNotPositive))
            } else if point.real == 0, point.imaginary == 0 {
                exclusions.append(Exclusion(line: point.line, reason: .zeroImpedance))
            } else {
                kept.append(point)
            }
        }
        let found = try Self.sign(raw, kept, path: path, sign: sign)
        for index in kept.indices { kept[index].imaginary *= found.factor }
        let inductiveCount = kept.count { $0.imaginary > 0 }
        if rule.excludesInductive {
            exclusions += kept.filter { $0.imaginary > 0 }.map { Exclusion(line: $0.line, reason: .inductive) }
            kept.removeAll { $0.imaginary > 0 }
        }
        // Points at one frequency stay in the order of the file.
        let order = kept.indices.sorted { (kept[$0].frequency, $0) < (kept[$1].frequency, $1) }
        kept = order.map { kept[$0] }
        let repeats = kept.indices.dropFirst().filter { kept[$0].frequency == kept[$0 - 1].frequency }
        let removed: [Int] =
            switch rule.repeated {
            case .keepAll: []
            case .keepFirst: repeats
            case .keepLast: repeats.map { $0 - 1 }
            }
        exclusions += removed.map { Exclusion(line: kept[$0].line, reason: .repeatedFrequency) }
        for index in removed.reversed() { kept.remove(at: index) }
        exclusions += raw.incompleteLines.map { Exclusion(line: $0, reason: .incomplete) }
        guard !kept.isEmpty else {
            throw .noSpectrum(
                path: path,
                expected: "at least one point with positive frequency and finite impedance that the rule keeps")
        }
        do throws(IonicsError) {
            spectrum = try ImpedanceSpectrum(
                frequencies: kept.map(\.frequency), realImpedances: kept.map(\.real),
                imaginaryImpedances: kept.map(\.imaginary), temperature: temperature, name: raw.name)
        } catch {
            throw .noSpectrum(path: path, expected: "a spectrum, but \(error)")
        }
        lines = kept.map(\.line)
        report = ReadingReport(
            pointCount: raw.points.count + raw.incompleteLines.count,
            exclusions: exclusions.sorted { ($0.line, $0.reason.rawValue) < ($1.line, $1.reason.rawValue) },
            inductiveCount: inductiveCount, repeatedCount: repeats.count,
            negativeRealCount: kept.count { $0.real < 0 }, sign: found.sign)
    }

    private static func sign(_ raw: RawSweep, _ kept: [RawSweep.Point], path: String, sign: ImaginarySign)
        throws(ImpedanceFileError) -> (factor: Double, sign: ReadingReport.Sign)
    {
        switch sign {
        case .asWritten: return (1, .given)
        case .negated: return (-1, .given)
        case .automatic: break
        }
        if raw.isSignStated { return (1, .stated) }
        let evidence = ImaginarySign.evidence(
            frequencies: kept.map(\.frequency), real: kept.map(\.real), imaginary: kept.map(\.imaginary))
        if let evidence { return evidence > 0 ? (1, .asWritten) : (-1, .turned) }
        // Nothing to be seen: a spectrum that is capacitive as it is written is taken so.
        let positive = kept.count { $0.imaginary > 0 }
        guard positive * 2 < kept.count || kept.isEmpty else {
            throw .unclearSign(path: path, line: kept.first?.line ?? 1)
        }
        return (1, .asWritten)
    }
}
