extension CrystalStructure {
    /// A site, or one of its images in other cells, near a place.
    public struct Neighbour: Hashable, Sendable {
        /// The place of the site in `sites`.
        public let site: Int
        /// Where this image lies, in Å.
        public let position: SIMD3<Double>
        /// In Å.
        public let distance: Double
    }

    /// All sites of an element within a distance of a place, images in other cells among them, the nearest first.
    ///
    /// - Parameters:
    ///   - place: in Å, anywhere.
    ///   - element: of the sites.
    ///   - distance: in Å, positive and at most 100.
    /// - Throws: `TrajectoryError` for an element that the structure does not have and a distance out of range.
    public func neighbours(
        of place: SIMD3<Double>, element: String, within distance: Double
    ) throws(TrajectoryError) -> [Neighbour] {
        guard distance > 0, distance <= 100 else {
            throw .outOfRange(name: "distance", value: distance, expected: "positive and at most 100 Å")
        }
        let wanted = sites.indices.filter { sites[$0].element == element }
        guard !wanted.isEmpty else {
            throw .noSuchElement(name: element, known: Array(Set(sites.map(\.element))).sorted())
        }
        // As many cells each way as the sphere touches: heights of the cell decide.
        let heights = SIMD3(
            cell.volume / length(cross(cell.b, cell.c)), cell.volume / length(cross(cell.c, cell.a)),
            cell.volume / length(cross(cell.a, cell.b)))
        let reach = (distance / heights).rounded(.up) + 1
        var found: [Neighbour] = []
        for site in wanted {
            // The image in the cell of the place is the middle one.
            let difference = cell.fractional(place) - sites[site].fractional
            let middle = sites[site].fractional + difference.rounded(.down)
            for i in stride(from: -reach.x, through: reach.x, by: 1) {
                for j in stride(from: -reach.y, through: reach.y, by: 1) {
                    for k in stride(from: -reach.z, through: reach.z, by: 1) {
                        let position = cell.cartesian(middle + SIMD3(i, j, k))
                        let away = length(position - place)
                        if away <= distance { found.append(Neighbour(site: site, position: position, distance: away)) }
                    }
                }
            }
        }
        // Equal distances keep the order of sites and cells.
        return found.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
            .map(\.element)
    }
}
