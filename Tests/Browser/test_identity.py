"""The person's own data through a whole case: on which pages they are, and that no file has them."""
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


def test_no_answer_holds_more_than_it_shows(resident, hall):
    """Rule 52: number and phone are in no answer but the pages where the holder changes them; nothing in an address."""
    answers = []

    def read(route):
        if route.request.url.endswith("/events"):
            return route.continue_()
        answer = route.fetch(max_redirects=0)
        answers.append((route.request.url, answer.status, answer.body().decode(errors="replace")))
        route.fulfill(response=answer)

    resident.page.route("**/*", read)
    resident_case(resident)
    resident.page.unroute_all(behavior="wait")
    seen = 0
    for address, status, text in answers:
        path = urllib.parse.urlsplit(address).path
        assert not any(clear in urllib.parse.unquote(address) for clear in (NAME, NUMBER, PHONE, ROAD))
        if status != 200 or path.startswith("/assets") or path in OWN_PAGES:
            continue
        seen += 1
        assert NUMBER not in text and PHONE not in text, path
        if path != "/apply/review":
            assert NAME not in text and ROAD not in text, path
    assert seen >= 8


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
