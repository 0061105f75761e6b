import Testing

@testable import KioskScreens

@Suite struct `Chinese on a page of another language` {
    @Test func `is marked where it stands in the text`() {
        #expect(
            ForeignWords.marked(#"<p title="水">Utility <b>用水</b> and 䶮 more</p>"#)
                == #"<p title="水">Utility <b><span lang="zh-CN">用水</span></b><span lang="zh-CN"> and 䶮 more</span></p>"#
        )
    }

    @Test func `is left alone where no element may stand`() {
        let page = "<title>用水</title><textarea>用水</textarea>"
        #expect(ForeignWords.marked(page) == page)
        #expect(ForeignWords.marked(page + "<p>水</p>") == page + #"<p><span lang="zh-CN">水</span></p>"#)
    }

    @Test(arguments: ["", "<", "a < b", "plain", "<p>no Chinese</p>"])
    func `nothing else is changed`(page: String) {
        #expect(ForeignWords.marked(page) == page)
    }
}
