import HubService
import Hummingbird

/// Everything about the people who work here: signing in, their own account, the list of staff, the audit trail.
struct AccountRoutes {
    let hub: Hub
    let templates: Templates
    let doorkeeper: Doorkeeper

    func add(to router: RouterGroup<HubContext>) {
        SignInController(hub: hub, templates: templates, doorkeeper: doorkeeper).addRoutes(to: router)
        OwnAccountController(hub: hub, templates: templates, doorkeeper: doorkeeper).addRoutes(to: router)
        SecondFactorController(hub: hub, templates: templates, doorkeeper: doorkeeper).addRoutes(to: router)
        StaffController(hub: hub, templates: templates, doorkeeper: doorkeeper).addRoutes(to: router)
        AuditController(hub: hub, templates: templates, doorkeeper: doorkeeper).addRoutes(to: router)
    }
}
