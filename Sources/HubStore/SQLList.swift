/// Values for `IN (…)`. The list is filled up with its last value to one of a few lengths, so that an engine prepares few
/// statements and not one for every length.
struct SQLList {
    let values: [SQLValue]

    init(_ values: [SQLValue]) {
        let length = [1, 8, 32, 128, 512].first { $0 >= values.count } ?? values.count
        let filler = values.last ?? .null
        self.values = values + Array(repeating: filler, count: length - values.count)
    }

    /// A mark for every value.
    var marks: String {
        Array(repeating: "?", count: values.count).joined(separator: ", ")
    }
}
