import Glibc
import NumericalMethods

/// The regularised least-squares problem of a distribution of relaxation times: columns R, series terms, then the basis functions.
struct RelaxationProblem {
    let columns: Int
    /// Columns before those of the basis.
    let leading: Int
    /// What the leading columns' unknowns are multiplied by to be of the size of the others.
    let leadingScales: [Double]
    private let real: Block
    private let imaginary: Block
    private let penalty: [Double]
    private let count: Int

    /// The weighted rows of one part of the impedance.
    private struct Block {
        var matrix: [Double]
        var right: [Double]
        var normal: NormalEquations
        /// Leading columns that are zero in it.
        var missing: [Int]
    }

    /// - Parameters:
    ///   - scales: what residuals are divided by, without unit.
    ///   - terms: with exponents given.
    init(
        _ spectrum: ImpedanceSpectrum, scales: (real: [Double], imaginary: [Double]), terms: [RelaxationSeriesTerm],
        discretisation: RelaxationDiscretisation, order: Int
    ) {
        let omegas = spectrum.angularFrequencies
        let (highest, lowest) = (omegas[omegas.count - 1], omegas[0])
        let kernel = discretisation.kernel(omegas)
        let basisCount = discretisation.grid.count
        let leading = 1 + terms.count
        let columns = leading + basisCount
        var first = [Double](repeating: 0, count: omegas.count * columns)
        var second = first
        var scalesOfTerms = [1.0]
        for term in terms {
            switch term {
            case .inductance: scalesOfTerms.append(1 / highest)
            case .capacitance: scalesOfTerms.append(lowest)
            case .constantPhase(let exponent): scalesOfTerms.append(pow(lowest, exponent ?? 1))
            }
        }
        for (row, omega) in omegas.enumerated() {
            first[row * columns] = 1 / scales.real[row]
            for (place, term) in terms.enumerated() {
                let value: ComplexNumber
                switch term {
                case .inductance: value = ComplexNumber(0, omega / highest)
                case .capacitance: value = ComplexNumber(0, -lowest / omega)
                case .constantPhase(let exponent):
                    let alpha = exponent ?? 1
                    value = ComplexNumber(modulus: pow(lowest / omega, alpha), argument: -.pi / 2 * alpha)
                }
                first[row * columns + 1 + place] = value.real / scales.real[row]
                second[row * columns + 1 + place] = value.imaginary / scales.imaginary[row]
            }
            for index in 0..<basisCount {
                first[row * columns + leading + index] = kernel.real[row * basisCount + index] / scales.real[row]
                second[row * columns + leading + index] =
                    kernel.imaginary[row * basisCount + index] / scales.imaginary[row]
            }
        }
        func block(_ matrix: [Double], _ values: [Double], _ scales: [Double]) -> Block {
            let right = zip(values, scales).map { $0 / $1 }
            let missing = (0..<leading).filter { column in
                (0..<omegas.count).allSatisfy { abs(matrix[$0 * columns + column]) < 1e-14 / scales[$0] }
            }
            return Block(
                matrix: matrix, right: right, normal: NormalEquations(matrix: matrix, right: right), missing: missing)
        }
        real = block(first, spectrum.realImpedances, scales.real)
        imaginary = block(second, spectrum.imaginaryImpedances, scales.imaginary)
        let own = discretisation.penalty(order: order)
        var full = [Double](repeating: 0, count: columns * columns)
        for row in 0..<basisCount {
            for column in 0..<basisCount {
                full[(leading + row) * columns + leading + column] = own[row * basisCount + column]
            }
        }
        penalty = full
        self.columns = columns
        self.leading = leading
        leadingScales = scalesOfTerms
        count = 2 * omegas.count
    }

    private func hessian(_ normal: [Double], _ parameter: Double, missing: [Int] = []) -> [Double] {
        var result = [Double](unsafeUninitializedCapacity: normal.count) { buffer, filled in
            for index in normal.indices { buffer[index] = normal[index] + parameter * penalty[index] }
            filled = normal.count
        }
        // Rounding must not make the smallest eigenvalues negative.
        var trace = 0.0
        for index in 0..<columns { trace += result[index * columns + index] }
        for index in 0..<columns { result[index * columns + index] += 1e-14 * trace }
        for index in missing { result[index * columns + index] += trace }
        return result
    }

    private var normal: (matrix: [Double], right: [Double]) {
        (
            zip(real.normal.matrix, imaginary.normal.matrix).map { $0 + $1 },
            zip(real.normal.right, imaginary.normal.right).map { $0 + $1 }
        )
    }

    /// x ≥ 0 of least misfit and roughness.
    func solution(_ parameter: Double) throws(NumericalError) -> NonNegativeQuadraticProgram {
        let normal = normal
        return try NonNegativeQuadraticProgram(hessian: hessian(normal.matrix, parameter), gradient: normal.right)
    }

    /// AᵀA + λM, Aᵀy.
    func system(_ parameter: Double) -> (hessian: [Double], right: [Double]) {
        let normal = normal
        return (hessian(normal.matrix, parameter), normal.right)
    }

    /// ‖y − A x‖² of both parts.
    func misfit(_ x: [Double]) -> Double { misfit(x, real) + misfit(x, imaginary) }

    private func misfit(_ x: [Double], _ block: Block) -> Double {
        var sum = 0.0
        for row in block.right.indices {
            var rest = block.right[row]
            for column in 0..<columns { rest -= block.matrix[row * columns + column] * x[column] }
            sum += rest * rest
        }
        return sum
    }

    /// xᵀ M x
    func roughness(_ x: [Double]) -> Double {
        var sum = 0.0
        for row in leading..<columns {
            var product = 0.0
            for column in leading..<columns { product += penalty[row * columns + column] * x[column] }
            sum += x[row] * product
        }
        return sum
    }

    /// How many parameters the fit amounts to, tr[A_F(A_FᵀA_F + λM_F)⁻¹A_Fᵀ] over the variables that are free.
    func effectiveParameterCount(_ parameter: Double, free: [Bool]) throws(NumericalError) -> Double {
        let kept = (0..<columns).filter { free[$0] }
        guard !kept.isEmpty else { return 0 }
        let normal = normal.matrix
        let full = hessian(normal, parameter)
        var part: [Double] = []
        part.reserveCapacity(kept.count * kept.count)
        for row in kept { for column in kept { part.append(full[row * columns + column]) } }
        let inverse = try PositiveDefiniteInverse.inverse(part, size: kept.count)
        var trace = 0.0
        for (a, row) in kept.enumerated() {
            for (b, column) in kept.enumerated() {
                trace += inverse[a * kept.count + b] * normal[row * columns + column]
            }
        }
        return trace
    }

    /// What a criterion says of λ; smaller is better, infinite where it cannot be computed.
    func score(_ criterion: RegularisationCriterion, _ parameter: Double) -> Double {
        switch criterion {
        case .generalisedCrossValidation:
            let normal = normal
            let full = hessian(normal.matrix, parameter)
            guard let inverse = try? PositiveDefiniteInverse.inverse(full, size: columns) else { return .infinity }
            var x = [Double](repeating: 0, count: columns)
            var trace = 0.0
            for row in 0..<columns {
                for column in 0..<columns {
                    x[row] += inverse[row * columns + column] * normal.right[column]
                    trace += inverse[row * columns + column] * normal.matrix[row * columns + column]
                }
            }
            let freedom = Double(count) - trace
            return Double(count) * misfit(x) / (freedom * freedom)
        case .lCurve:
            // Curvature of (ln misfit, ln roughness) by steps of a fifth of a decade in λ.
            let step = 0.2 * log(10.0)
            let points = [-1.0, 0, 1].compactMap { place -> (Double, Double)? in
                guard let x = try? solution(parameter * exp(place * step)).solution else { return nil }
                return (log(misfit(x)), log(max(roughness(x), 1e-300)))
            }
            guard points.count == 3 else { return .infinity }
            let firstX = (points[2].0 - points[0].0) / (2 * step)
            let firstY = (points[2].1 - points[0].1) / (2 * step)
            let secondX = (points[2].0 - 2 * points[1].0 + points[0].0) / (step * step)
            let secondY = (points[2].1 - 2 * points[1].1 + points[0].1) / (step * step)
            let speed = firstX * firstX + firstY * firstY
            guard speed > 0 else { return .infinity }
            return -(firstX * secondY - secondX * firstY) / (speed * sqrt(speed))
        case .realImaginaryCrossValidation:
            guard let one = try? alone(real, parameter), let two = try? alone(imaginary, parameter) else {
                return .infinity
            }
            // What one part cannot show of the leading terms is taken from the other.
            var (foretold, other) = (one, two)
            for index in real.missing { foretold[index] = two[index] }
            for index in imaginary.missing { other[index] = one[index] }
            return misfit(foretold, imaginary) + misfit(other, real)
        }
    }

    private func alone(_ block: Block, _ parameter: Double) throws(NumericalError) -> [Double] {
        try NonNegativeQuadraticProgram(
            hessian: hessian(block.normal.matrix, parameter, missing: block.missing), gradient: block.normal.right
        ).solution
    }
}
