extension QRMatrix {
    /// The dark modules as the `d` of one SVG path, one unit a module, for a view box of `0 0 size size`.
    ///
    /// The page adds the quiet zone of four modules and a light background.
    public var svgPath: String {
        modules.enumerated().map { row, cells in Self.path(ofRow: cells, at: row) }.joined()
    }

    private static func path(ofRow cells: [Bool], at row: Int) -> String {
        var path = ""
        var column = 0
        while column < cells.count {
            let run = cells[column...].prefix { $0 }.count
            if run > 0 { path += "M\(column) \(row)h\(run)v1h-\(run)z" }
            column += max(run, 1)
        }
        return path
    }
}
