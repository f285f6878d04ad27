/// Follows one ion from change to change of its site by the rules of GEMDAT 1.8.
struct TransitionTracker {
    private(set) var jumps: [SiteVisit.Passage] = []
    /// The site that was left and where that led.
    private var departed: (site: Int32, destination: Int32, frame: Int)?
    /// A jump whose stay is not over.
    private var candidate: SiteVisit.Passage?
    private let minimalResidence: Int

    init(_ occupation: SiteOccupation, ion: Int, minimalResidence: Int) {
        self.minimalResidence = minimalResidence
        let count = occupation.ionCount
        for frame in 0..<max(0, occupation.frameCount - 1) {
            let place = frame * count + ion
            let (old, new) = (occupation.sites[place], occupation.sites[place + count])
            let (oldInner, newInner) = (occupation.innerSites[place], occupation.innerSites[place + count])
            if old != new || oldInner != newInner { move(old, new, newInner, frame) }
        }
        if let last = candidate { finish(last, residence: occupation.frameCount - last.arrival + 1) }
    }

    /// - Parameter frame: last one before the change.
    private mutating func move(_ old: Int32, _ new: Int32, _ newInner: Int32, _ frame: Int) {
        if var pending = candidate {
            if new == Int32(pending.destination) {
                if newInner >= 0 { pending.hasArrived = true }
                candidate = pending
            } else {
                finish(pending, residence: frame - pending.arrival + 1)
                candidate = nil
            }
        }
        if old >= 0, old != new { departed = (old, new, frame) }
        guard let left = departed else { return }
        if new == left.site {
            // Back where it was: no jump.
            departed = nil
            candidate = nil
        } else if newInner >= 0 || new != left.destination {
            candidate = SiteVisit.Passage(
                start: Int(left.site), destination: Int(new), departure: left.frame, arrival: frame + 1, residence: 0,
                hasArrived: newInner >= 0)
            departed = nil
        }
    }

    private mutating func finish(_ found: SiteVisit.Passage, residence: Int) {
        guard found.hasArrived, residence >= minimalResidence, found.destination != found.start, found.destination >= 0
        else {
            return
        }
        var done = found
        done.residence = residence
        jumps.append(done)
    }
}
