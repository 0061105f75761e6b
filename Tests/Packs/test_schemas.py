"""The JSON Schemas for editors against all packs."""
import json

import jsonschema
import pytest
import yaml
from places import CITIES, ROOT

SCHEMAS = ROOT / "Config/packs/schemas"
FOLDERS = {"forms": "form", "papers": "paper", "tests": "cases"}


class PlainTexts(yaml.SafeLoader):
    """Reads dates, versions and yes/no as the texts they are, as the programs do."""


PlainTexts.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.split(":")[-1] in ("int", "null", "merge")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
import re  # noqa: E402

PlainTexts.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def schema_name(file):
    return FOLDERS.get(file.parent.name, file.stem)


def files():
    packs = [ROOT / "Config/packs" / name for name in ["base", *CITIES]] + [ROOT / "Tests/Packs/ninth-city"]
    return [file for pack in packs for file in sorted(pack.rglob("*.yaml"))]


@pytest.mark.parametrize("file", files(), ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_fits_its_schema(file):
    schema = json.loads((SCHEMAS / f"{schema_name(file)}.json").read_text())
    tree = yaml.load(file.read_text(), PlainTexts)
    problems = [f"{error.json_path}: {error.message}" for error in jsonschema.Draft202012Validator(schema).iter_errors(tree)]
    assert problems == []


@pytest.mark.parametrize("schema", sorted(SCHEMAS.glob("*.json")), ids=lambda schema: schema.stem)
def test_a_schema_is_one(schema):
    jsonschema.Draft202012Validator.check_schema(json.loads(schema.read_text()))


@pytest.mark.parametrize("file", files(), ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_names_its_schema_for_editors(file):
    lines = [line for line in file.read_text().splitlines() if line.startswith("# yaml-language-server: $schema=")]
    assert len(lines) == 1
    assert (file.parent / lines[0].split("=", 1)[1]).resolve() == SCHEMAS / f"{schema_name(file)}.json"
