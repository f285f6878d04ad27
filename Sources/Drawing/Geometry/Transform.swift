import Glibc

/// An affine map: x′ = a x + c y + translateX, y′ = b x + d y + translateY.
public struct Transform: Hashable, Codable, Sendable {
    public var a: Double
    public var b: Double
    public var c: Double
    public var d: Double
    public var translateX: Double
    public var translateY: Double

    public init(a: Double, b: Double, c: Double, d: Double, translateX: Double, translateY: Double) {
        self.a = a
        self.b = b
        self.c = c
        self.d = d
        self.translateX = translateX
        self.translateY = translateY
    }

    public static let identity = Transform(a: 1, b: 0, c: 0, d: 1, translateX: 0, translateY: 0)

    public static func translation(x: Double, y: Double) -> Transform {
        Transform(a: 1, b: 0, c: 0, d: 1, translateX: x, translateY: y)
    }

    public static func scale(x: Double, y: Double) -> Transform {
        Transform(a: x, b: 0, c: 0, d: y, translateX: 0, translateY: 0)
    }

    /// A rotation by `angle` radians; with y downwards a positive angle turns clockwise on the page.
    public static func rotation(_ angle: Double) -> Transform {
        Transform(a: cos(angle), b: sin(angle), c: -sin(angle), d: cos(angle), translateX: 0, translateY: 0)
    }

    /// The map that applies this one first and `next` afterwards.
    public func then(_ next: Transform) -> Transform {
        Transform(
            a: next.a * a + next.c * b, b: next.b * a + next.d * b,
            c: next.a * c + next.c * d, d: next.b * c + next.d * d,
            translateX: next.a * translateX + next.c * translateY + next.translateX,
            translateY: next.b * translateX + next.d * translateY + next.translateY)
    }

    public func apply(_ point: Point) -> Point {
        Point(x: a * point.x + c * point.y + translateX, y: b * point.x + d * point.y + translateY)
    }
}
