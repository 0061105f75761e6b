extension FormField {
    /// Reads a field; `required` and `mayBeUnknown` are false unless said.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        label = try container.decode(String.self, forKey: .label)
        kind = try container.decode(FieldKind.self, forKey: .kind)
        required = try container.decodeIfPresent(Bool.self, forKey: .required) ?? false
        unit = try container.decodeIfPresent(String.self, forKey: .unit)
        min = try container.decodeIfPresent(Quantity.self, forKey: .min)
        max = try container.decodeIfPresent(Quantity.self, forKey: .max)
        decimals = try container.decodeIfPresent(Int.self, forKey: .decimals)
        maxLength = try container.decodeIfPresent(Int.self, forKey: .maxLength)
        options = try container.decodeIfPresent([Option].self, forKey: .options)
        when = try container.decodeIfPresent(FieldCondition.self, forKey: .when)
        hint = try container.decodeIfPresent(String.self, forKey: .hint)
        mayBeUnknown = try container.decodeIfPresent(Bool.self, forKey: .mayBeUnknown) ?? false
        source = try container.decodeIfPresent(Source.self, forKey: .source)
        cite = try container.decodeIfPresent(Citation.self, forKey: .cite)
    }
}
