"""Everything is typed by touch alone, through a real kioskd and a real helper."""
import os
import pathlib
import signal

import pytest

from glass import Glass
from hall import until
from test_pages import check

LEAST_GAP = 3


@pytest.fixture
def glass(resident):
    resident.begin_without_card()
    return Glass(resident.page)


def to_applicant(resident, kind):
    resident.choose("water", kind=kind)
    resident.page.wait_for_url("**/apply/applicant")


def helpers(hall):
    """Processes of the helper of this hall's terminal."""
    found = []
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text().rsplit(")", 1)[1].split()[1]
            if (folder / "comm").read_text().strip() == "pinyind" and int(parent) == hall.running["kioskd"].pid:
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def test_a_resident_types_name_number_and_phone(resident, glass, hall):
    page = resident.page
    to_applicant(resident, "resident")
    glass.into("applicant.personName")
    assert page.locator("#keys-list button").first.inner_text()
    glass.pinyin("zhangweiguo", "张卫国")
    assert glass.value("applicant.personName") == "张卫国"
    check(page)
    glass.into("applicant.citizenNumber")
    glass.signs("990101189912310005")
    assert glass.value("applicant.citizenNumber") == "990101189912310005"
    check(page)
    glass.act("close")
    until(lambda: not page.locator("#keys").is_visible(), "the keyboard goes")
    resident.next()
    page.wait_for_url("**/apply/handler*")


def test_rare_names_come_by_paging(resident, glass):
    to_applicant(resident, "resident")
    glass.into("applicant.personName")
    glass.pinyin("zhang", "张")
    glass.pinyin("yan", "䶮")
    assert glass.value("applicant.personName") == "张䶮"
    glass.act("erase")
    glass.pinyin("yan", "龑")
    assert glass.value("applicant.personName") == "张龑"


def test_a_company_its_code_and_its_address(resident, glass):
    page = resident.page
    to_applicant(resident, "company")
    glass.into("applicant.companyName")
    glass.pinyin("suizhoushi", "随州市")
    glass.pinyin("yu", "裕")
    glass.pinyin("feng", "丰")
    glass.pinyin("shangmaoyouxiangongsi", "商贸有限公司")
    assert glass.value("applicant.companyName") == "随州市裕丰商贸有限公司"
    glass.into("applicant.creditCode")
    assert not page.locator('#keys [data-sign="O"], #keys [data-sign="I"]').count()
    check(page)
    glass.signs("91990101MA00TE5T2P")
    assert glass.value("applicant.creditCode") == "91990101MA00TE5T2P"
    glass.act("close")
    resident.next()
    page.wait_for_url("**/apply/handler*")
    glass.into("contact.name")
    glass.pinyin("lixiuying", "李秀英")
    glass.into("contact.phone")
    glass.signs("13800138000")
    resident.next()
    page.wait_for_url("**/apply/place*")
    resident.pick("place.district", "421303")
    glass.into("place.road")
    glass.pinyin("yingbindadao", "迎宾大道")
    glass.signs("88")
    glass.take("号")
    assert glass.value("place.road") == "迎宾大道88号"
    check(page)
    resident.next()
    page.wait_for_url("**/apply/water*")
    glass.into("water.dailyVolume")
    assert "吨" in page.inner_text("#keys .keys-unit")
    one, four = (page.locator(f'#keys [data-sign="{sign}"]').bounding_box()["x"] for sign in "14")
    assert abs(one - four) < 1, "the unit moves the digits of its row"
    glass.signs("1.5")
    assert glass.value("water.dailyVolume") == "1.5"


def test_keys_act_on_release_and_leave_the_focus_in_the_field(resident, glass):
    page = resident.page
    to_applicant(resident, "resident")
    glass.into("applicant.citizenNumber")
    key = page.locator('#keys [data-sign="7"]')
    box = key.bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    assert glass.value("applicant.citizenNumber") == ""
    page.mouse.up()
    assert glass.value("applicant.citizenNumber") == "7"
    assert page.evaluate("document.activeElement.name") == "applicant.citizenNumber"
    assert page.evaluate("document.activeElement.inputMode") == "none"


def test_the_caret_moves_and_a_plain_keyboard_goes_on_working(resident, glass):
    page = resident.page
    to_applicant(resident, "resident")
    glass.into("applicant.citizenNumber")
    glass.signs("13")
    glass.act("left")
    glass.signs("2")
    assert glass.value("applicant.citizenNumber") == "123"
    page.keyboard.type("9")
    assert glass.value("applicant.citizenNumber") == "1293"
    glass.act("clear")
    assert glass.value("applicant.citizenNumber") == ""


def test_the_field_stays_in_sight_above_the_keyboard(resident, glass):
    page = resident.page
    to_applicant(resident, "company")
    for name in ("applicant.companyName", "applicant.creditCode"):
        glass.into(name)
        page.wait_for_timeout(100)
        field = glass.field(name).bounding_box()
        foot = page.locator(".foot").bounding_box()
        assert field["y"] >= 0 and field["y"] + field["height"] <= foot["y"]
        assert foot["y"] + foot["height"] <= 1921


def test_the_helper_is_killed_in_the_middle(resident, glass, hall):
    to_applicant(resident, "resident")
    glass.into("applicant.personName")
    glass.signs("zhang")
    before = helpers(hall)
    assert len(before) == 1
    os.kill(before[0], signal.SIGKILL)
    glass.pinyin("weiguo", "张卫国")
    assert glass.value("applicant.personName") == "张卫国"
    assert helpers(hall) and helpers(hall) != before


def test_the_end_of_a_visit_leaves_nothing_of_what_was_typed(resident, glass, hall):
    page = resident.page
    to_applicant(resident, "resident")
    glass.into("applicant.personName")
    glass.pinyin("ouyang", "欧阳")
    glass.pinyin("zhenzhen", "珍珍")
    before = helpers(hall)
    page.click("[data-role=home]")
    page.click("[data-role=leave]")
    page.click("#wipe")
    page.wait_for_selector(".wake")
    until(lambda: helpers(hall) != before, "the helper is another process")
    for file in (hall.folder / "kiosk").rglob("*"):
        assert "欧阳珍珍".encode() not in file.read_bytes()
        assert b"zhenzhen" not in file.read_bytes()
    assert "zhenzhen" not in hall.logs()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_character_nobody_can_read_is_written_by_strokes(resident, glass):
    to_applicant(resident, "resident")
    glass.into("applicant.personName")
    glass.board("strokes")
    glass.signs("一丿乛丿丶一一丿丶")
    glass.take("䶮")
    assert glass.value("applicant.personName") == "䶮"
    glass.settle()
    check(resident.page)
