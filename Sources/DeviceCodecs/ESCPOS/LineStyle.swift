/// How one printed line looks.
struct LineStyle: Hashable, Sendable {
    static let plain = LineStyle(align: .left, size: .normal, bold: false)

    var align: PrintAlignment
    var size: PrintSize
    var bold: Bool
}
