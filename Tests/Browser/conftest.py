import pytest
from playwright.sync_api import sync_playwright

from hall import Hall, binaries
from person import DESK, TERMINAL, Clerk, Resident


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def browser(playwright):
    """A browser for the tests of one file: one that has run for minutes begins work of its own, such as fetching models,
    and has been seen never to close a page again."""
    browser = playwright.chromium.launch(
        executable_path="/usr/bin/chromium",
        args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--force-device-scale-factor=1"],
    )
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def programs():
    return binaries()


@pytest.fixture
def hall(tmp_path, programs):
    """A hall of its own for each test, all of it running and ready."""
    with Hall(tmp_path, programs) as hall:
        yield hall


@pytest.fixture
def open_page(browser):
    contexts = []

    def open_page(**settings):
        context = browser.new_context(locale="zh-CN", reduced_motion="reduce", **settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15000)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def resident(open_page, hall):
    return Resident(open_page(**TERMINAL), hall)


@pytest.fixture
def clerk(open_page, hall):
    return Clerk(open_page(**DESK), hall)
