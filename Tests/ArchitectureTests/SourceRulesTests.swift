import Testing

/// What no source file may do, wherever it lies.
@Suite struct `Rules for sources` {
    @Test func `the sources are found`() {
        #expect(SourceTree.files.count > 100)
        #expect(SourceTree.files.allSatisfy { !$0.lines.isEmpty })
    }

    @Test func `no file exceeds 300 lines`() {
        let long = SourceTree.files.filter { $0.lines.count > 301 }.map { "\($0.path): \($0.lines.count)" }
        #expect(long == [])
    }

    @Test func `no rule of a city stands in code`() {
        let pattern = #/\b(city|cityCode|division|packID|pack\.id)\s*(==|!=)\s*"/#
        #expect(places { $0.contains(pattern) } == [])
    }

    @Test func `no file names a path of somebody's machine`() {
        let pattern = #/["`\s](/work|/home|/root|/Users|/opt|/tmp)/[A-Za-z]/#
        #expect(places { $0.contains(pattern) } == [])
    }

    @Test func `product code never traps on purpose`() {
        let pattern = #/\b(fatalError|preconditionFailure)\(|\btry!|\bas!/#
        #expect(places { $0.contains(pattern) } == [])
    }

    @Test func `no sentence of the program uses a banned word`() {
        let pattern = #/".*(非法|无效|错误代码|必填项|不合法|请输入正确的|操作失败|系统异常|未知错误|抱歉|对不起|哎呀)/#
        #expect(places { $0.contains(pattern) } == [])
    }

    /// `path:line` of every line that answers to the search.
    private func places(_ isHit: (String) -> Bool) -> [String] {
        SourceTree.files.flatMap { file in
            file.lines.enumerated().filter { isHit($0.element) }.map { "\(file.path):\($0.offset + 1)" }
        }
    }
}
