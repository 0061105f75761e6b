import Hummingbird

extension Cookie {
    /// A cookie of the screen's own pages: out of reach of scripts and of pages from elsewhere.
    static func ours(_ name: String, _ value: String) -> Cookie {
        Cookie(name: name, value: value, path: "/", secure: false, httpOnly: true, sameSite: .strict)
    }

    /// Takes such a cookie away.
    static func gone(_ name: String) -> Cookie {
        Cookie(name: name, value: "", maxAge: 0, path: "/", secure: false, httpOnly: true, sameSite: .strict)
    }
}
