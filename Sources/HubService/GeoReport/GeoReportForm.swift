import HallCore

/// A pack's form of a repair, as GeoReport v2 asks for it: arguments of the standard fill the fields of their kind, what
/// is left is the definition's attributes.
struct GeoReportForm {
    let pack: PolicyPack
    let service: ServiceItem
    let form: FormDefinition
    private let validator: FormValidator
    private let blank: ApplicationForm

    /// Nil for a service that is no repair, or whose form does not say what is broken and where.
    init?(_ service: ServiceItem, of pack: PolicyPack, calendar: WorkCalendar, now: Timestamp) {
        guard service.isRepair, let utility = service.utility, let form = service.form.flatMap(pack.form),
            form.field(FieldNames.repairDescription) != nil, form.fields.contains(where: { $0.kind == .address })
        else { return nil }
        (self.pack, self.service, self.form) = (pack, service, form)
        validator = FormValidator(form, of: pack, calendar: calendar, now: now)
        blank = ApplicationForm(
            formID: form.id, applicantKind: service.applicants.contains(.resident) ? .resident : .company,
            utilities: [utility])
    }

    private enum Argument {
        case text, address, phone, name, attribute
        /// Nobody is asked for it here.
        case nothing
    }

    private static func argument(for field: FormField) -> Argument {
        if field.id == FieldNames.repairDescription { return .text }
        switch field.kind {
        case .address: return .address
        case .phone: return .phone
        case .personName, .company: return .name
        case .citizenNumber, .creditCode: return field.required ? .attribute : .nothing
        default: return .attribute
        }
    }

    /// What the standard's arguments do not ask.
    var attributes: [GeoReportAttribute] {
        validator.visibleFields(in: blank).filter { Self.argument(for: $0) == .attribute }.map { field in
            GeoReportAttribute(
                code: field.id, datatype: Self.datatype(of: field.kind), isRequired: field.required, hint: field.hint,
                title: field.label + (field.unit.map { "（\($0)）" } ?? ""), options: Self.options(of: field))
        }
    }

    var listed: GeoReportService {
        let utility = pack.utilities.first { $0.id == service.utility }
        return GeoReportService(
            code: service.id, name: service.title,
            description: "\(service.title)。请写明地点、情况、姓名（last_name）和电话（phone）。",
            hasAttributes: !attributes.isEmpty, keywords: [service.title, utility?.name ?? ""].filter { !$0.isEmpty },
            group: utility?.name ?? "")
    }

    /// The filled form.
    /// - Throws: everything that is wrong with it, at once.
    func filled(with post: GeoReportPost) throws(GeoReportRefusal) -> ApplicationForm {
        let place = try GeoReportPlace(post)
        var filled = blank
        for field in validator.visibleFields(in: blank) {
            guard let value = value(for: field, post, place), !value.isEmpty else { continue }
            filled.answers[field.id] = Answer(
                value: FormValidator.normalise(value, kind: field.kind), source: .typed)
        }
        let problems = validator.problems(in: filled)
        guard problems.isEmpty else { throw GeoReportRefusal(status: 400, texts: problems.map(\.message)) }
        filled = validator.pruned(filled)
        if let point = place.point {
            filled.answers[GeoReportFields.latitude] = Answer(value: point.latitude, source: .typed)
            filled.answers[GeoReportFields.longitude] = Answer(value: point.longitude, source: .typed)
        }
        return filled
    }

    private func value(for field: FormField, _ post: GeoReportPost, _ place: GeoReportPlace) -> String? {
        switch Self.argument(for: field) {
        case .text: post.text
        case .address: place.words
        case .phone: post.phone
        case .name: post.name
        case .attribute: post.attributes[field.id]
        case .nothing: nil
        }
    }

    private static func datatype(of kind: FieldKind) -> String {
        switch kind {
        case .choice, .yesNo: "singlevaluelist"
        case .number, .integer: "number"
        case .date, .dateHour: "datetime"
        default: "string"
        }
    }

    private static func options(of field: FormField) -> [FormField.Option] {
        guard field.kind != .yesNo else { return [.init(id: "yes", label: "是"), .init(id: "no", label: "否")] }
        return field.options ?? []
    }
}

/// Where something is broken: in words, or as a point on the map.
struct GeoReportPlace {
    var words: String
    var point: (latitude: String, longitude: String)?

    init(_ post: GeoReportPost) throws(GeoReportRefusal) {
        switch (post.latitude, post.longitude) {
        case (nil, nil): point = nil
        case (let latitude?, let longitude?):
            guard Self.isDegrees(latitude, upTo: 90), Self.isDegrees(longitude, upTo: 180) else {
                throw .missing("lat 和 long 要写十进制的度数，例如 31.69 和 113.38")
            }
            point = (latitude, longitude)
        default: throw .missing("lat 和 long 要一起写")
        }
        guard let words = post.address ?? point.map({ "北纬\($0.latitude)度，东经\($0.longitude)度" }) else {
            throw .missing("没有写地点，请写 address_string，或 lat 和 long")
        }
        self.words = words
    }

    private static func isDegrees(_ text: String, upTo most: Double) -> Bool {
        text.utf8.count <= 24 && (Double(text).map { abs($0) <= most } ?? false)
    }
}
