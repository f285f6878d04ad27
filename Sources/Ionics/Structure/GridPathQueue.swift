/// A binary heap of places by cost; equal costs leave in the order in which they came.
struct GridPathQueue {
    private var heap: [(cost: Double, number: Int, place: GridPathSearch.Place)] = []
    private var count = 0

    mutating func push(cost: Double, place: GridPathSearch.Place) {
        heap.append((cost, count, place))
        count += 1
        var child = heap.count - 1
        while child > 0, isBefore(child, (child - 1) / 2) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func pop() -> (cost: Double, place: GridPathSearch.Place)? {
        guard let first = heap.first else { return nil }
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && isBefore(child, least) {
                least = child
            }
            if least == parent { return (first.cost, first.place) }
            heap.swapAt(parent, least)
            parent = least
        }
    }

    private func isBefore(_ first: Int, _ second: Int) -> Bool {
        (heap[first].cost, heap[first].number) < (heap[second].cost, heap[second].number)
    }
}
