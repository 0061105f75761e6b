import pytest
from playwright.sync_api import sync_playwright

from browsers import Browsers
from hall import Hall, binaries
from person import DESK, TERMINAL, Clerk, Resident


@pytest.fixture(scope="session")
def browsers():
    with sync_playwright() as playwright:
        browsers = Browsers(playwright)
        yield browsers
        browsers.stop()


@pytest.fixture(scope="session")
def programs():
    return binaries()


@pytest.fixture
def hall(tmp_path, programs):
    """A hall of its own for each test, all of it running and ready."""
    with Hall(tmp_path, programs) as hall:
        yield hall


@pytest.fixture
def open_page(browsers):
    contexts = []

    def open_page(**settings):
        context = browsers.context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15000)
        return page

    yield open_page
    for context in contexts:
        browsers.close(context)


@pytest.fixture
def resident(open_page, hall):
    return Resident(open_page(**TERMINAL), hall)


@pytest.fixture
def clerk(open_page, hall):
    return Clerk(open_page(**DESK), hall)
