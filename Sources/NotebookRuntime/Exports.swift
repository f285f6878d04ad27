// What a block may use without importing anything.
@_exported public import CellProtocol
@_exported public import Chemistry
@_exported public import Ionics
@_exported public import NumericalMethods
@_exported public import Plotting
@_exported public import Quantities
