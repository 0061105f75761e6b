import HallCore
import KioskSession
import Testing

@testable import KioskScreens

struct SpokenPageTests {
    private func said(_ main: String, ticked: Set<String>? = nil, private isPrivate: Bool = false) -> [String] {
        let page = """
            <!DOCTYPE html><html lang="zh-CN"><head><title>不读</title></head><body><header>不读</header>
            <main id="main">\(main)</main>
            <nav class="bar"><a class="button" data-role="home" href="/home">返回首页</a>
            <button class="primary" data-role="next" form="question">下一步</button></nav>
            <dialog><h2>不读</h2></dialog></body></html>
            """
        return SpokenPage.lines(of: page, ticked: ticked, words: .current).map {
            $0.text(private: isPrivate, instead: SpeechWords.current.onScreen)
        }
    }

    @Test func `a page is said from its heading to the button that leads on`() {
        let main = """
            <p class="step">第 3 步，共 7 步</p><h1>用水 &amp; 用电</h1><div class="notice"><p>先看 <strong>说明</strong></p></div>
            <svg viewBox="0 0 1 1"><path d="M0 0"/></svg><p hidden>藏</p><span aria-hidden="true">藏</span>
            <script>if (a > b) {}</script>
            """
        #expect(said(main) == ["第 3 步，共 7 步", "用水 & 用电", "先看 说明", "好了请点，下一步"])
    }

    @Test func `options are said with what is chosen now`() {
        let main = """
            <fieldset><legend>要哪些？</legend><div class="choices">
            <label class="choice many"><input type="checkbox" name="u" value="water" id="u-water" checked><span>水<small>供水公司</small></span></label>
            <label class="choice many"><input type="checkbox" name="u" value="gas" id="u-gas"><span>气</span></label></div></fieldset>
            """
        #expect(said(main).dropLast() == ["要哪些？", "水，供水公司，已选", "气"])
        #expect(said(main, ticked: ["u-gas"]).dropLast() == ["要哪些？", "水，供水公司", "气，已选"])
    }

    @Test func `a tile's name and what it is for are apart`() {
        let tile = #"<a class="tile" href="/x"><b>办理进度</b><small>身份证、编号或回执都能查</small></a>"#
        #expect(said(tile).dropLast() == ["办理进度，身份证、编号或回执都能查"])
    }

    @Test func `a question that the answers do not call for is silent`() {
        let main = """
            <label class="choice"><input type="radio" name="kind" value="new" id="kind-new"><span>新装</span></label>
            <div class="field" data-when="kind" data-equals="new|more" hidden><label for="size">容量</label></div>
            """
        #expect(said(main, ticked: []).contains("容量") == false)
        #expect(said(main, ticked: ["kind-new"]).contains("容量"))
    }

    @Test func `what is personal is pointed to where others hear it`() {
        let main = """
            <dl><div><dt>姓名</dt><dd data-personal>张三测</dd><dd data-silent><a class="button" href="/x">修改</a></dd></div></dl>
            <div class="field"><label for="p">电话</label><input type="tel" id="p" name="p" value="19900000000"></div>
            <div class="field"><label for="n">数量</label><input type="text" inputmode="decimal" id="n" name="n" value="12"><span>吨</span></div>
            """
        let aloud = said(main)
        #expect(aloud.dropLast() == ["姓名，请看屏幕", "电话", "，已填，请看屏幕", "数量", "，已填，12吨"])
        #expect(said(main, private: true).dropLast() == ["姓名，张三测", "电话", "，已填，19900000000", "数量", "，已填，12吨"])
    }

    @Test func `a recorded prompt stands for the heading and the sentence under it`() {
        let lines = SpokenPage.lines(
            of: "<main><h1>您要办什么？</h1><p class=\"lead\">选一项。</p><p>第 2 行</p></main>", ticked: nil, words: .current)
        let speech = PageSpeech(lines: lines, isPrivate: false, words: .current)
        let utterance = speech.utterance(PageSpeech.key(of: "/apply/choose"), only: nil, gain: 100)
        #expect(utterance.page == "apply-choose")
        #expect(utterance.opening.map(\.text) == ["您要办什么？", "选一项。"])
        #expect(utterance.rest.map(\.text) == ["第 二 行"])
    }

    @Test(arguments: [
        ("/../../etc/passwd", "etc-passwd"), ("/", ""), ("/guides/service/water.open", "guides-service-water-open"),
    ])
    func `a prompt's name holds no way out of its folder`(path: String, key: String) {
        #expect(PageSpeech.key(of: path) == key)
    }

    @Test func `a part in another language is left to that language's voice`() {
        let lines = SpokenPage.lines(
            of: "<html lang=\"en\"><main><h1>Choose 2</h1><p lang=\"zh-CN\">第 2 行</p></main></html>", ticked: nil,
            words: .current)
        let speech = PageSpeech(lines: lines, isPrivate: false, words: .current)
        #expect(speech.all == [.init("Choose 2", language: "en"), .init("第 二 行")])
    }
}
