/// The stay of an ion at a site, from the first frame in its inner sphere to the last in its sphere.
struct SiteVisit {
    var site: Int
    var arrival: Int
    var last: Int

    /// From one stay to the next.
    struct Passage {
        var start: Int
        var destination: Int
        var departure: Int
        var arrival: Int
        var residence: Int
        var hasArrived = true
    }

    /// The stays of one ion; short ones left out, those at one site that then follow each other made one.
    static func visits(_ occupation: SiteOccupation, ion: Int, minimalResidence: Int) -> [SiteVisit] {
        var all: [SiteVisit] = []
        for frame in 0..<occupation.frameCount {
            let place = frame * occupation.ionCount + ion
            let inner = Int(occupation.innerSites[place])
            if inner >= 0, inner != all.last?.site {
                all.append(SiteVisit(site: inner, arrival: frame, last: frame))
            } else if let current = all.last, Int(occupation.sites[place]) == current.site {
                all[all.count - 1].last = frame
            }
        }
        var kept: [SiteVisit] = []
        for (place, visit) in all.enumerated() {
            // The first stay began before the run: it is not known to be short.
            guard place == 0 || visit.last - visit.arrival + 1 >= minimalResidence else { continue }
            if kept.last?.site == visit.site {
                kept[kept.count - 1].last = visit.last
            } else {
                kept.append(visit)
            }
        }
        return kept
    }

    static func jumps(_ occupation: SiteOccupation, ion: Int, minimalResidence: Int) -> [Passage] {
        let visits = visits(occupation, ion: ion, minimalResidence: minimalResidence)
        return zip(visits, visits.dropFirst()).map { from, to in
            Passage(
                start: from.site, destination: to.site, departure: from.last, arrival: to.arrival,
                residence: to.last - to.arrival + 1)
        }
    }
}
