"""What axe finds on a page. Its half megabyte is read once a page, not once a question: that is most of its time."""
from axe_playwright_python.sync_playwright import Axe

WCAG_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WCAG_AAA = [*WCAG_AA, "wcag2aaa"]


def barriers(page, tags=WCAG_AAA):
    """Violations of these rules as (rule, markup of the first place)."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(found => found.violations)", tags)
    return [(one["id"], one["nodes"][0]["html"][:90]) for one in found]
