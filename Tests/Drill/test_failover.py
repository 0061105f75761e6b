"""The drill in its short form: nothing that was acknowledged is lost or doubled when a hubd and the primary die."""
from drill import SHORT, drill
from processes import binaries


def test_a_killed_hub_and_a_killed_primary_lose_and_double_nothing():
    with drill(binaries(), SHORT) as running:
        running.run()
        report = running.report()
    print(report)
    assert report.clean, str(report)
    assert report.sent_again > 0, "nothing had to be sent again: the losses did not meet the load"
