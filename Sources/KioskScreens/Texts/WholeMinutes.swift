/// A wait as people are told it: whole minutes, rounded up, at least one.
func wholeMinutes(_ milliseconds: Int64) -> Int64 {
    max(1, (milliseconds + 59_999) / 60_000)
}
