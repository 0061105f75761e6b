"""An invented company's application to 随州, as a terminal submits it."""
import datetime

CITY_CODE, DIVISION = "4213", "421300"
CHINA = datetime.timezone(datetime.timedelta(hours=8))
DOCUMENT = "随建文〔2023〕7号"
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ANSWERS = {
    "applicant.companyName": "随州试验建材有限公司",
    "applicant.creditCode": "91990100MA0000000X",
    "contact.name": "试验员",
    "contact.phone": "19900000000",
    "contact.citizenNumber": "990101189912310005",
    "place.district": "曾都区",
    "place.road": "白云大道",
    "water.businessType": "open",
    "water.dailyVolume": "12.5",
    "power.businessType": "open",
    "power.mainCapacity": "315",
    "power.standbyCapacity": "0",
}


def check_character(body):
    """ISO 7064, MOD 37,36."""
    product = 36
    for sign in body:
        product = ((product + SIGNS.index(sign)) % 36 or 36) * 2 % 37
    return SIGNS[(37 - product) % 36]


def case_number(date, kiosk, serial):
    parts = [CITY_CODE, date.strftime("%y%m%d"), kiosk + "A", f"{serial:04}"]
    return "-".join(parts + [check_character("".join(parts))])


def record(case, kiosk, serial, at, pack):
    """`pack` has id, version and digest; `at` is in China's time."""
    return {
        "id": case, "number": case_number(at, kiosk, serial), "packID": pack["id"], "packVersion": pack["version"],
        "packDigest": pack["digest"], "division": DIVISION, "kiosk": kiosk, "submittedAt": stamp(at),
        "proof": "DRILL0",
        "form": {
            "formID": "application", "applicantKind": "company", "utilities": ["water", "power"],
            "answers": {field: {"value": value, "source": "typed"} for field, value in ANSWERS.items()},
        },
        "lanes": [_lane(utility, at) for utility in ("water", "power")],
    }


def _lane(utility, at):
    noon = stamp(at.replace(hour=12, minute=0, second=0, microsecond=0))
    promises = [
        {"id": "acceptance", "title": "受理", "kind": "immediate", "cite": {"doc": DOCUMENT, "section": "五(三)"},
         "due": {"due": noon, "provisional": False, "steps": [f"{stamp(at)} 起算", "当场办理：这一场上班到 12:00"]}},
        {"id": "survey", "title": "联合踏勘", "kind": "unstated", "cite": {"doc": DOCUMENT, "section": "五(四)"},
         "unstatedText": "无承诺时限"},
        {"id": "connection", "title": "接入", "kind": "workdays", "cite": {"doc": DOCUMENT, "section": "二(一)3"},
         "unstatedText": "约定时间起1个工作日内"},
    ]
    return {
        "utility": utility, "status": "submitted", "stage": "received", "version": 0, "promises": promises,
        "changes": [],
    }


def stamp(at):
    return at.isoformat(timespec="milliseconds")
