import QRCode

extension QRMatrix {
    /// Its picture in a page, with the quiet zone of four modules.
    ///
    /// - Parameter label: What it is, for who cannot see it.
    func picture(_ label: String) -> String {
        let side = size + 8
        return """
            <svg viewBox="-4 -4 \(side) \(side)" role="img" aria-label="\(label)"><path d="\(svgPath)"/></svg>
            """
    }
}
