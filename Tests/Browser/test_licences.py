"""Electronic licences at the window: asked with the holder's consent, in a browser, by the simulated library."""
import pytest

from desk_page import check
from hall import until
from outside import OutsideHall
from person import DESK, Clerk, Resident, TERMINAL


class LicencedHall(OutsideHall):
    """A hall whose centre has a library of licences."""

    def hub_settings(self):
        return super().hub_settings() + f'licences: {{ url: "{self.outside}/licences" }}\n'


@pytest.fixture
def hall(tmp_path, programs):
    with LicencedHall(tmp_path, programs) as hall:
        yield hall


def test_a_licence_found_with_consent_counts_as_the_paper(hall, open_page):
    resident = Resident(open_page(**TERMINAL), hall)
    resident.begin_with_card("zhang")
    resident.three_utilities()
    number = resident.sign_and_submit()
    clerk = Clerk(open_page(**DESK), hall)
    clerk.sign_in()
    until(lambda: clerk.rows(number), "the case has arrived")
    clerk.open(number)
    page = clerk.page
    page.click("#licences summary")
    check(page)
    page.click("#licences button[value=ask-licences]")
    page.wait_for_selector(".notice.wrong")
    check(page)
    page.locator("#licences input[type=checkbox]").first.check(force=True)
    page.locator("#licences input[type=radio]").first.check(force=True)
    page.click("#licences button[value=ask-licences]")
    page.wait_for_selector(".notice.good")
    assert "证照库" in page.inner_text("main")
    check(page)
