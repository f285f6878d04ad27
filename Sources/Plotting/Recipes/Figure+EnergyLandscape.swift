import Quantities

extension Figure {
    /// Energies along a migration path, each curve from zero at its lowest site, with barriers as labelled arrows.
    ///
    /// - Parameters:
    ///   - series: the curves, energies in eV.
    ///   - barriers: the arrows; nil draws one for each curve, from zero to its highest place.
    ///   - coordinate: title of the x axis, in label markup.
    public static func energyLandscape(
        _ series: [EnergyLandscapeSeries], barriers: [BarrierArrow]? = nil, coordinate: String = "migration coordinate"
    ) -> Figure {
        let stated = barriers ?? []
        let automatic = barriers == nil ? self.barriers(of: series) : []
        return Figure {
            for entry in series {
                Line(x: entry.coordinates, y: entry.energiesAboveLowest, label: entry.label, dash: entry.dash)
            }
            for (name, barrier) in automatic { arrow(barrier).series(name) }
            for barrier in stated { arrow(barrier) }
        }
        .xAxis(coordinate)
        .yAxis("*E*", unit: "eV")
    }

    private static func arrow(_ barrier: BarrierArrow) -> Arrow {
        Arrow(
            from: (barrier.coordinate, barrier.from), to: (barrier.coordinate, barrier.to), text: barrier.label,
            anchor: barrier.side)
    }

    /// One barrier for each curve, at places that other curves have not taken where there is a choice.
    private static func barriers(of series: [EnergyLandscapeSeries]) -> [(series: String, barrier: BarrierArrow)] {
        var taken: [Double] = []
        return series.compactMap { entry in
            let places = entry.highestPlaces
            guard let from = entry.coordinates.min(), let to = entry.coordinates.max(), !places.isEmpty else {
                return nil
            }
            let clear = places.filter { place in taken.allSatisfy { abs($0 - place.coordinate) > (to - from) * 0.04 } }
            // Arrows at the middle of the path leave its ends to the names of the curves.
            let middle = (from + to) / 2
            guard
                let place = (clear.isEmpty ? places : clear).min(by: {
                    abs($0.coordinate - middle) < abs($1.coordinate - middle)
                })
            else { return nil }
            // Arrows of curves with one common maximum stand side by side.
            var at = place.coordinate
            while taken.contains(where: { abs($0 - at) < (to - from) * 0.04 }) { at += (to - from) * 0.05 }
            taken.append(at)
            let label = "\(NumberText.fixed(place.energy, decimals: 2))\u{202F}eV"
            return (
                entry.label,
                BarrierArrow(at: at, from: 0, to: place.energy, label: label)
            )
        }
    }
}
