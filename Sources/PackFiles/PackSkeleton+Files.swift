extension PackSkeleton {
    /// The files with places to fill in; `<CITE>` is an article of the document.
    static let files: [String: String] = [
        "pack.yaml": """
        id: <ID>
        version: 0.1.0
        extends: base
        title: <TITLE>
        division: "<DIVISION>"
        cityCode: "<CITY>"
        effectiveFrom: "<FROM>"
        minEngine: 2
        documents:
          - { number: <DOCUMENT>, title: <TITLE>, issuers: [待填], date: "<FROM>" }
        contact: { hall: <TITLE>窗口 }
        halls:
          - { id: main, name: <TITLE>窗口, offers: [报装], <CITE> }
        """,
        "calendar.yaml": """
        # 文件没有写上班时间就先用这个，在 notes.yaml 里说明。
        hall:
          sessions:
            - { from: "08:30", to: "12:00" }
            - { from: "14:30", to: "17:30" }
        counting: minutes
        """,
        "services.yaml": """
        utilities:
          - { id: water, name: 供水, matter: 用水报装, company: 供水企业, <CITE> }
        services:
          - { id: water.open, utility: water, business: open, title: 新开户, applicants: [company, resident], form: application, flow: access, <CITE> }
        """,
        "forms/application.yaml": """
        form:
          id: application
          title: 报装申请表
          source: text
          <CITE>
          sections:
            - id: company
              title: 申请单位
              page: applicant
              applicants: [company]
              fields:
                - { id: applicant.companyName, label: 单位名称, kind: company, required: true, <CITE> }
                - { id: applicant.creditCode, label: 信用代码, kind: creditCode, required: true, <CITE> }
            - id: person
              title: 申请人
              page: applicant
              applicants: [resident]
              fields:
                - { id: applicant.personName, label: 姓名, kind: personName, required: true, source: card, <CITE> }
                - { id: applicant.citizenNumber, label: 身份证号, kind: citizenNumber, required: true, source: card, <CITE> }
            - id: contact
              title: 联系人
              page: handler
              fields:
                - { id: contact.name, label: 联系人, kind: personName, required: true, <CITE> }
                - { id: contact.phone, label: 联系电话, kind: phone, required: true, <CITE> }
            - id: place
              title: 地址
              page: place
              fields:
                - { id: place.road, label: 安装地址, kind: address, required: true, maxLength: 60, <CITE> }
        """,
        "stages.yaml": """
        flows:
          - { id: access, title: 报装, first: received, <CITE> }
        stages:
          - { id: received, title: 收件, kind: reception, status: submitted, scope: case, owner: 窗口, next: [accepted], <CITE> }
          - { id: accepted, title: 受理, kind: acceptance, status: accepted, scope: case, owner: 窗口, next: [connection], <CITE> }
          - { id: connection, title: 接入, kind: connection, status: working, scope: lane, owner: 供水企业, next: [done], <CITE> }
          - { id: done, title: 办结, kind: closing, status: completed, scope: lane, owner: 窗口, next: [], <CITE> }
        """,
        "deadlines.yaml": """
        deadlines:
          - { id: connection, title: 接入, stage: connection, from: submission, promised: { kind: workdays, days: "5" }, owner: 供水企业, <CITE> }
        """,
        "papers/receipt.yaml": """
        paper:
          id: receipt
          title: 收件通知书
          source: text
          <CITE>
          prints: at submission
          blocks:
            - heading: 收件通知书
            - fields:
                - { label: 办件编号, value: "{case.number}" }
                - { label: 收件时间, value: "{case.submitted}" }
                - { label: 申请人, value: "{applicant.masked}" }
            - list: { each: promises, item: "{title}：{due}{text}（{clause}）" }
            - qr: caseCode
        """,
        "papers/correction.yaml": """
        paper:
          id: correction
          title: 一次性补正告知单
          source: text
          <CITE>
          prints: onRequest
          blocks:
            - heading: 一次性补正告知单
            - fields:
                - { label: 办件编号, value: "{case.number}" }
            - list: { each: problems, item: "{label}：{message}" }
            - list: { each: materials.missing, item: "还缺：{title}" }
            - signature: { label: 窗口人员, date: true }
        """,
        "fees.yaml": """
        fees:
          - { id: service, title: 手续费, text: 待填：照文件写收不收、收多少。, payer: 待填, <CITE> }
        """,
        "guides.yaml": """
        guides:
          - id: joint
            title: <TITLE>
            summary: 待填：一句话说能办什么。
            sections:
              - { title: 能办什么, lines: [待填], <CITE> }
        """,
        "notes.yaml": """
        notes:
          - { id: hallHours, issue: 上班时间还没有照文件核对。, reading: 先用占位时间。, chosenBy: 编写政策包的人, date: "<FROM>", <CITE> }
        """,
        "tests/first.yaml": """
        # 下班前一刻提交：当天不算，第5个工作日下班前接入。先照文件手算，再运行 pack test。
        cases:
          - id: first
            title: 居民新开户
            at: "2026-11-23T16:59:00+08:00"
            applicant: resident
            utilities: [water]
            answers:
              applicant.personName: 王小明
              applicant.citizenNumber: "990101189912310005"
              contact.name: 王小明
              contact.phone: "13800000000"
              place.road: 示例路1号
            expect:
              stages: { water: [received, accepted, connection, done] }
              due:
                - { deadline: connection, lane: water, promised: "2026-11-30T17:30:00+08:00" }
              papers: [receipt]
              problems: []
            <CITE>
        """,
    ]
}
