import HallCore
import HubAdapters
import HubStore

extension OutsideDispatch {
    /// A repair as the utility's 311 takes it, under the key of the lane's task.
    func repair(_ rule: RepairRule, _ utility: UtilityID, _ move: CaseMove) throws -> OutgoingMessage {
        let key = IdempotencyKey(caseID: move.record.id, lane: utility, step: Self.openStep)
        return outgoing(
            try RepairOrder(move.new.form, of: move.pack, by: rule).message(key: key), to: rule.name, laneKey: key.text)
    }
}

extension RepairOrder {
    /// What a form says of a repair.
    fileprivate init(_ form: ApplicationForm, of pack: PolicyPack, by rule: RepairRule) {
        let fields = pack.form(form.formID)?.fields ?? []
        let district = fields.first { $0.id == FieldNames.district }.flatMap { field in
            field.options?.first { $0.id == form.value(of: field.id) }?.label
        }
        let address = [district, form.value(of: FieldNames.road)].compactMap(\.self).joined()
        self.init(
            serviceCode: rule.serviceCode, address: address, latitude: form.value(of: GeoReportFields.latitude),
            longitude: form.value(of: GeoReportFields.longitude),
            description: form.value(of: FieldNames.repairDescription) ?? "",
            name: form.value(of: FieldNames.contactName), phone: form.value(of: FieldNames.contactPhone),
            attributes: rule.attributes.mapValues { [$0] })
    }
}
