import Testing

@testable import Drawing

@Suite struct GeometryTests {
    @Test func transformsApplyInTheOrderInWhichTheyAreWritten() {
        let point = Transform.scale(x: 2, y: 3).then(.translation(x: 10, y: 20)).apply(Point(x: 1, y: 1))
        #expect(point == Point(x: 12, y: 23))
        // A shear along y and then one along x: (1, 0) goes to (1, 0.5) and on to (1.35, 0.5).
        let along = Transform(a: 1, b: 0.5, c: 0, d: 1, translateX: 0, translateY: 0)
        let across = Transform(a: 1, b: 0, c: 0.7, d: 1, translateX: 0, translateY: 0)
        #expect(along.then(across).apply(Point(x: 1, y: 0)) == Point(x: 1.35, y: 0.5))
        let turned = Transform.rotation(.pi / 2).apply(Point(x: 1, y: 0))
        #expect(abs(turned.x) < 1e-15 && abs(turned.y - 1) < 1e-15)
    }

    @Test func touchingRectanglesDoNotIntersect() {
        let first = Rect(x: 0, y: 0, width: 10, height: 10)
        #expect(!first.intersects(Rect(x: 10, y: 0, width: 5, height: 5)))
        #expect(first.intersects(Rect(x: 9.9, y: 0, width: 5, height: 5)))
    }

    @Test func listsReadAsText() {
        let list = DisplayList(
            size: Size(width: 100, height: 50),
            items: [
                .group(
                    .translation(x: 1.004, y: -0.001), clip: nil,
                    [
                        .fill(Path(Rect(x: 0, y: 0, width: 2, height: 1)), .black),
                        .destination("sec-a", Point(x: 3, y: 4)),
                    ])
            ])
        #expect(
            DisplayListText.of(list) == """
                page 100 × 50
                  group (1, 0)
                    fill rgba(0 0 0 1) M(0, 0)L(2, 0)L(2, 1)L(0, 1)Z
                    destination sec-a (3, 4)

                """)
    }
}
