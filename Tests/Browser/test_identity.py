"""The person's own data through a whole case: on which pages they are, and that no file has them."""
import base64
import re
import urllib.parse


NAME, NUMBER, PHONE, ROAD = "张三测", "990101199003070015", "13800138000", "迎宾大道88号"
# The pages on which the holder fills in or changes what is theirs.
OWN_PAGES = ("/apply/applicant", "/apply/handler", "/apply/place")


def resident_case(resident):
    """A person applies with their card, submits, looks at the case and leaves."""
    page = resident.page
    resident.begin_with_card("zhang")
    resident.choose("water", kind="resident")
    page.wait_for_url("**/apply/applicant")
    resident.next()
    page.wait_for_url("**/apply/handler*")
    resident.fill(contact__phone=PHONE)
    resident.next()
    resident.place()
    resident.next()
    resident.appoint()
    page.wait_for_url("**/apply/review")
    resident.sign_and_submit()
    resident.paper_says("回执已印出")
    page.goto(resident.hall.kiosk + "/progress/cases")
    page.wait_for_selector(".lane")
    page.goto(resident.hall.kiosk + "/home")


def read_answers(page):
    """Every answer the browser gets from now on, also those that redirects lead to: address, status and text."""
    session = page.context.new_cdp_session(page)
    answers = []

    def read(paused):
        request, status = paused["request"]["url"], paused.get("responseStatusCode", 0)
        if status == 200 and not request.endswith("/events"):
            body = session.send("Fetch.getResponseBody", {"requestId": paused["requestId"]})
            text = base64.b64decode(body["body"]) if body["base64Encoded"] else body["body"].encode()
            answers.append((request, text.decode(errors="replace")))
        else:
            answers.append((request, ""))
        session.send("Fetch.continueResponse", {"requestId": paused["requestId"]})

    session.on("Fetch.requestPaused", read)
    session.send("Fetch.enable", {"patterns": [{"requestStage": "Response"}]})
    return answers


def test_no_answer_holds_more_than_it_shows(resident):
    """Rule 52: number and phone are in no answer but the pages where the holder changes them; nothing in an address."""
    answers = read_answers(resident.page)
    resident_case(resident)
    seen = set()
    for address, text in answers:
        path = urllib.parse.urlsplit(address).path
        assert not any(clear in urllib.parse.unquote(address) for clear in (NAME, NUMBER, PHONE, ROAD))
        if not text or path.startswith("/assets") or path in OWN_PAGES:
            continue
        seen.add(path)
        assert NUMBER not in text and PHONE not in text, path
        if path != "/apply/review":
            assert NAME not in text and ROAD not in text, path
    assert seen >= {"/home", "/who", "/apply/choose", "/apply/water", "/apply/appointment", "/apply/review", "/apply/sign",
                    "/apply/receipt", "/progress/cases"}


def test_no_file_holds_the_person(resident, hall):
    """Rule 54: after the whole run no file holds what the card said, nor the phone, but the case itself: the records of
    terminal and centre."""
    resident_case(resident)
    resident.page.goto(hall.kiosk + "/leave")
    resident.page.evaluate("() => { fetch('/leave', { method: 'POST' }); }")
    resident.page.wait_for_selector(".wake")
    files = [path for path in hall.folder.rglob("*") if path.is_file() and not re.match(r"(kiosk|hub)\.sqlite", path.name) and path.suffix != ".png"]
    assert len(files) > 5
    clear = [value.encode() for value in (NAME, NUMBER, PHONE)]
    held = {str(path.relative_to(hall.folder)): [value.decode() for value in clear if value in path.read_bytes()]
            for path in files}
    assert {name: values for name, values in held.items() if values} == {}
