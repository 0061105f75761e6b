/// A utility by the pack's code: `water`, `power`, `gas`, `heat`, `network`.
public typealias UtilityID = String
