"""The pack commands as an analyst uses them."""
import json
import shutil

import pytest
from places import CITIES, ROOT

PACKS = ROOT / "Config/packs"
CALENDARS = ROOT / "Config/calendars"


@pytest.fixture
def copy(tmp_path):
    """All packs in a folder of their own, to be spoilt."""
    return shutil.copytree(PACKS, tmp_path / "packs")


@pytest.mark.parametrize("city", CITIES)
def test_a_city_lints_clean_passes_its_cases_and_holds_every_rule(kioskctl, kioskctl_json, city):
    linted = kioskctl_json("pack", "lint", PACKS / city)
    assert linted["usable"] and linted["findings"] == []
    assert kioskctl_json("pack", "test", PACKS / city)["failed"] == 0
    assert kioskctl("pack", "coverage", PACKS / city).returncode == 0


def test_the_city_made_by_the_guide_is_whole(kioskctl):
    pack = ROOT / "Tests/Packs/ninth-city"
    for command in ["lint", "test", "coverage"]:
        done = kioskctl("pack", command, pack, "--calendars", CALENDARS)
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_new_pack_lints_clean_and_passes(kioskctl, copy):
    pack = copy / "tenth"
    made = kioskctl("pack", "new", pack, "--title", "测试市报装", "--division", "999900")
    assert made.returncode == 0, made.stderr
    for command in ["lint", "test", "coverage"]:
        done = kioskctl("pack", command, pack, "--calendars", CALENDARS)
        assert done.returncode == 0, done.stdout + done.stderr
    assert kioskctl("pack", "new", pack, "--title", "测试市报装", "--division", "999900").returncode == 1


def test_lint_tells_several_faults_at_once_as_json(kioskctl, copy):
    (copy / "zhoukou/codes.yaml").write_text("codes: [")
    fees = copy / "zhoukou/fees.yaml"
    fees.write_text(fees.read_text().replace("payer:", "payed:"))
    done = kioskctl("pack", "lint", copy / "zhoukou", "--calendars", CALENDARS, "--json")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert not report["usable"] and report["pack"] is None
    found = {finding["file"] for finding in report["findings"]}
    assert found == {"zhoukou/codes.yaml", "zhoukou/fees.yaml"}
    assert all(finding["line"] for finding in report["findings"])


def test_simulate_prints_lanes_routes_with_reasons_due_times_and_papers(kioskctl_json, tmp_path):
    case = tmp_path / "case.json"
    case.write_text(
        json.dumps(
            {
                "applicant": "company",
                "utilities": ["water"],
                "answers": {"water.businessType": "open", "appointment.time": "2026-12-01T09"},
                "facts": {
                    "works.external": "yes", "works.permit": "yes", "works.length": "212", "road.crossing": "3",
                    "works.greenArea": "0", "road.class": "none", "commitment.suspended": "no",
                },
            }
        )
    )
    played = kioskctl_json(
        "pack", "simulate", "--pack", PACKS / "zhoukou", "--case", case, "--at", "2026-11-23T10:00:00+08:00"
    )
    assert played["lanes"][0]["service"] == "water.open"
    assert "jointApproval" in played["lanes"][0]["stages"]
    route = played["routes"][0]
    assert route["outcome"] == "joint" and route["lanes"] == ["water"]
    assert any("敷设管线长度 212 米，要求 ≤ 200 米；周“放管服”办〔2022〕2号 四(二)一是" in line for line in route["lines"])
    due = {limit["deadline"]: limit for limit in played["due"]}
    assert due["connection"]["promised"]["due"] == "2026-12-01T14:45:00+08:00"
    assert due["connection"]["legal"]["due"] == "2026-12-02T17:30:00+08:00"
    assert due["connection"]["promised"]["steps"]
    assert "receipt" in played["papers"]


def test_simulate_asks_what_is_missing(kioskctl_json, tmp_path):
    case = tmp_path / "case.yaml"
    case.write_text('applicant: company\nutilities: [water]\nanswers: { water.businessType: open }\nfacts: { works.external: "yes" }\n')
    played = kioskctl_json(
        "pack", "simulate", "--pack", PACKS / "zhoukou", "--case", case, "--at", "2026-11-23T10:00:00+08:00"
    )
    assert [question["fact"] for question in played["routes"][0]["missing"]] == ["works.permit"]


def test_explain_names_layer_line_article_and_notes(kioskctl_json):
    told = kioskctl_json("pack", "explain", PACKS / "zhoukou", "deadlines.jointApproval")
    assert told["layer"] == "zhoukou" and told["file"] == "zhoukou/deadlines.yaml" and told["line"] > 1
    assert "四(二)" in told["cite"]
    assert "jointTwoLimits" in [note["id"] for note in told["notes"]]
    assert kioskctl_json("pack", "explain", PACKS / "suizhou", "papers.progress")["layer"] == "base"


def test_diff_speaks_of_limits_fields_and_fees(kioskctl_json, copy):
    for file, old, new in [
        ("deadlines.yaml", 'kind: appointment, days: "0.5"', 'kind: appointment, days: "0.25"'),
        ("fees.yaml", "不再收取", "按实际收取"),
    ]:
        path = copy / "zhoukou" / file
        path.write_text(path.read_text().replace(old, new))
    changes = kioskctl_json(
        "pack", "diff", PACKS / "zhoukou", copy / "zhoukou", "--calendars", CALENDARS
    )["changes"]
    assert [change["topic"] for change in changes] == ["limits", "fees"]
    assert "变短" in changes[0]["text"]


def test_a_signed_pack_is_verified_until_it_changes(kioskctl, copy, tmp_path):
    pack, key = copy / "suizhou", tmp_path / "key"
    done = kioskctl("pack", "sign", pack, "--key", key, "--make-key", "--calendars", CALENDARS, "--json")
    public = json.loads(done.stdout)["publicKey"]
    words = ["pack", "verify", pack, "--key", public, "--calendars", CALENDARS]
    assert kioskctl(*words).returncode == 0
    fees = pack / "fees.yaml"
    fees.write_text(fees.read_text().replace("title: ", "title: 新"))
    assert kioskctl(*words).returncode == 1
