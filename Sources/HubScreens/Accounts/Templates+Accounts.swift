extension Templates {
    /// The pages about accounts.
    static let accountSources: [String: [UInt8]] = [
        "login": PackageResources.login_mustache,
        "account-code": PackageResources.account_code_mustache,
        "account-own": PackageResources.account_own_mustache,
        "account-password": PackageResources.account_password_mustache,
        "account-confirm": PackageResources.account_confirm_mustache,
        "account-factor": PackageResources.account_factor_mustache,
        "account-recovery": PackageResources.account_recovery_mustache,
        "account-staff": PackageResources.account_staff_mustache,
        "account-member": PackageResources.account_member_mustache,
        "account-first-password": PackageResources.account_first_password_mustache,
        "account-audit": PackageResources.account_audit_mustache,
        "account-new": PackageResources.account_new_mustache,
        "account-posts": PackageResources.account_posts_mustache,
    ]
}
