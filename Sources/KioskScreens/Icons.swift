/// Icons as inline SVG, 24 × 24, drawn with the text's colour. Always beside words, so hidden from readers.
enum Icons {
    static func svg(_ name: String) -> String {
        #"<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">\#(paths[name] ?? signs[name] ?? "")</svg>"#
    }

    private static let paths = [
        "water": #"<path d="M12 3c4 5 6 7.5 6 11a6 6 0 0 1-12 0c0-3.500 2-6 6-11z"/><path d="M9 15a3 3 0 0 0 3 3"/>"#,
        "power": #"<path d="M13 2 5 14h6l-1 8 8-12h-6z"/>"#,
        "gas":
            #"<path d="M12 3c1 4 5 5.500 5 11a5 5 0 0 1-10 0c0-3 1.500-4 2-6 1 1 1.500 1.500 2 3 1-2.500 1.500-5 1-8z"/>"#,
        "heat": #"<path d="M5 9v11M9.500 9v11M14.500 9v11M19 9v11M3 12h18M3 17h18M8 6c0-2 2-2 2-4M14 6c0-2 2-2 2-4"/>"#,
        "network":
            #"<path d="M2 9a15 15 0 0 1 20 0M5.500 13a10 10 0 0 1 13 0M9 16.500a5 5 0 0 1 6 0"/><path d="M12 20h.01"/>"#,
        "apply": #"<rect x="5" y="3" width="14" height="18" rx="2"/><path d="M9 8h6M9 12h6M9 16h3"/>"#,
        "bill": #"<path d="M6 3h12v18l-3-2-3 2-3-2-3 2z"/><path d="M9 8h6M9 12h6"/>"#,
        "progress": #"<circle cx="12" cy="12" r="9"/><path d="M12 7v5l4 2"/>"#,
        "guide":
            #"<path d="M4 5c3-1.500 6-1 8 1 2-2 5-2.500 8-1v14c-3-1.500-6-1-8 1-2-2-5-2.500-8-1z"/><path d="M12 6v14"/>"#,
        "card":
            #"<rect x="2.500" y="5" width="19" height="14" rx="2"/><circle cx="8.500" cy="11" r="2"/><path d="M5.500 16c1-2 5-2 6 0M14 10h5M14 14h4"/>"#,
        "resume": #"<path d="M4 4v6h6"/><path d="M4.500 10a8 8 0 1 1-.5 5"/>"#,
    ]
}
