"""A walk past every page there is: `look(page, name)` is asked at each of them."""
import re
import urllib.parse

# How many pages of one kind are looked at, such as guides of services.
OF_A_KIND = 2
# Ways out: what ends the visit or begins another.
NOT_FOLLOWED = ("/leave", "/events", "/assets")


def kind(address):
    """The address without what tells pages of a kind apart."""
    parts = urllib.parse.urlsplit(address)
    path = re.sub(r"(/guides/service|/guides)/[^/]+$", r"\1/*", parts.path)
    return path + "?" + "&".join(sorted(urllib.parse.parse_qs(parts.query)))


def crawl(page, kiosk, look, within="/", start="/home"):
    """Every page that links lead to from here, if their address begins with one of these."""
    ahead, seen = [start], {}
    while ahead:
        address = ahead.pop(0)
        if seen.get(kind(address), 0) >= OF_A_KIND or address in seen.get("addresses", set()):
            continue
        seen.setdefault("addresses", set()).add(address)
        seen[kind(address)] = seen.get(kind(address), 0) + 1
        page.goto(kiosk + address)
        look(page, urllib.parse.urlsplit(page.url).path)
        links = page.evaluate("[...document.querySelectorAll('a[href^=\"/\"]')].map(e => e.getAttribute('href'))")
        ahead += [link.split("#")[0] for link in links if link.startswith(within) and not link.startswith(NOT_FOLLOWED)]


def application(resident, look):
    """From the attract screen to the receipt, each page also with its mistakes."""
    page, hall = resident.page, resident.hall
    page.goto(hall.kiosk + "/")
    look(page, "/")
    resident.wake()
    look(page, "/home")
    page.click(".tile:has-text('联合报装')")
    look(page, "/who")
    resident.place_card("zhang")
    page.wait_for_url("**/apply/choose")
    hall.sim("card", "remove")
    look(page, "/apply/choose")
    mistakes(resident, look)
    for utility in ("water", "power", "gas", "heat", "network"):
        page.check(f"#utilities-{utility}", force=True)
    page.check("#kind-company", force=True)
    resident.next()
    page.wait_for_url("**/apply/applicant")
    look(page, "/apply/applicant")
    mistakes(resident, look)
    page.click("[name='applicant.companyName']")
    page.wait_for_selector("#keys")
    look(page, "/apply/applicant with keys")
    resident.company_name()
    look(page, "/apply/handler")
    resident.handler()
    page.wait_for_url("**/apply/place*")
    look(page, "/apply/place")
    mistakes(resident, look)
    resident.place()
    for utility in ("water", "power", "gas", "heat", "network"):
        page.wait_for_url(f"**/apply/{utility}*")
        look(page, f"/apply/{utility}")
        resident.next()
    page.wait_for_url("**/apply/appointment*")
    look(page, "/apply/appointment")
    resident.appoint()
    look(page, "/apply/review")
    resident.next()
    page.wait_for_url("**/apply/sign*")
    look(page, "/apply/sign")
    mistakes(resident, look)
    page.goto(hall.kiosk + "/apply/review")
    resident.sign_and_submit()
    resident.paper_says("回执已印出")
    look(page, "/apply/receipt")


def mistakes(resident, look):
    """Goes on without an answer."""
    resident.next()
    resident.page.wait_for_selector(".summary")
    look(resident.page, urllib.parse.urlsplit(resident.page.url).path + " with mistakes")


def leaving(resident, look):
    """What is asked on the way out, what stands after it, and what is nowhere."""
    page, hall = resident.page, resident.hall
    resident.begin_without_card()
    resident.choose("water")
    page.wait_for_url("**/apply/applicant")
    page.click("[data-role=home]")
    page.wait_for_url("**/home")
    look(page, "/home with a draft")
    page.click("[data-role=leave]")
    page.wait_for_url("**/leave")
    look(page, "/leave")
    page.evaluate("document.getElementById('idle').showModal()")
    look(page, "/leave with the warning of a quiet screen")
    page.evaluate("document.getElementById('idle').close()")
    page.click("#wipe")
    page.wait_for_selector(".wake")
    page.goto(hall.kiosk + "/apply/applicant")
    look(page, "a wiped form")
    page.goto(hall.kiosk + "/nowhere")
    look(page, "no page")
    resident.wake()
    hall.sim("card", "place", "zhang")
    page.wait_for_selector("text=已读取证件")
    page.click("[data-role=leave]")
    page.wait_for_url("**/take-card")
    look(page, "/take-card")
    hall.sim("card", "remove")
    page.wait_for_selector(".wake")
