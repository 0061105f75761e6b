"""Which journeys there are: every city, by residents and by enterprises, with a card and by hand, with the line up and down.

`LIANBAN_JOURNEYS=all` walks them all. Otherwise a choice of them is walked in which any two of city, applicant, way and
line meet at least once: where residents may not apply, the pairs are met by enterprises too.
"""
import os
from dataclasses import dataclass, field
from itertools import combinations, product

from cities import CITIES, Form
from person import CREDIT_CODE, PHONE

KINDS, WAYS, LINES = ("resident", "company"), ("card", "typed"), ("up", "down")
NUMBER = "990101189912310005"

# Words apart by blanks are typed one after the other. What the card has told is not typed.
EVERYWHERE = {
    "applicant.personName": "王芳", "applicant.citizenNumber": NUMBER, "contact.name": "王芳", "contact.phone": PHONE,
    "applicant.companyName": "测试 公司", "applicant.creditCode": CREDIT_CODE, "applicant.legalName": "李强",
    "applicant.legalPerson": "李强", "handler.applicantName": "王芳", "place.road": "文峰路 8 号",
}

# What companies say besides: dates, quantities with their units, words with numbers in them.
BESIDES = {
    "suizhou": {"water.dailyVolume": "10", "power.mainCapacity": "400", "gas.equipment": "锅炉",
                "network.handover": "2027-03-01"},
    "huaibei": {"application.remark": "200 户"},
    "zhoukou": {"water.businessType": "transfer", "water.accountNumber": "3100042", "water.accountName": "测试 旧厂",
                "power.need": "200 千伏安"},
    "shaoguan": {"project.name": "测试 新厂", "water.need": "50 吨"},
    "qijiang": {"power.businessType": "expand", "power.accountNumber": "3100042"},
}

FEW = ("water", "power")


@dataclass(frozen=True)
class Journey:
    """One person's way through a form. Without a package, these utilities are ticked one by one."""
    city: str
    kind: str
    way: str
    line: str
    form: Form = field(compare=False)
    utilities: tuple = ()

    @property
    def id(self):
        return "-".join((self.city, self.form.id, self.kind, self.way, self.line))

    @property
    def is_admitted(self):
        return self.kind in self.form.kinds

    @property
    def answers(self):
        own = BESIDES[self.city] if self.kind == "company" or self.form.id != "application" else {}
        return EVERYWHERE | own | OTHERS_SAY.get((self.city, self.form.id), {})


def _application(city, kind, way, line):
    utilities = () if kind == "company" else FEW
    return Journey(city, kind, way, line, CITIES[city].forms[0], utilities)


ALL = [_application(*one) for one in product(CITIES, KINDS, WAYS, LINES)]

_CHOSEN = {
    ("suizhou", "resident", "typed", "down"), ("suizhou", "company", "card", "up"),
    ("huaibei", "resident", "typed", "up"), ("huaibei", "company", "card", "down"),
    ("qijiang", "resident", "card", "down"), ("qijiang", "company", "typed", "up"),
    ("zhoukou", "resident", "card", "up"), ("zhoukou", "company", "typed", "down"), ("zhoukou", "company", "card", "up"),
    ("shaoguan", "resident", "typed", "down"), ("shaoguan", "company", "typed", "up"), ("shaoguan", "company", "card", "down"),
}


def _factors(journey):
    return journey.city, journey.kind, journey.way, journey.line


COVERING = [journey for journey in ALL if _factors(journey) in _CHOSEN]


def pairs(journeys):
    """What meets in these journeys: two factors, each with its value."""
    return {pair for journey in journeys for pair in combinations(enumerate(_factors(journey)), 2)}


# The other forms, each once, by who mostly fills it.
OTHERS_SAY = {
    ("suizhou", "intention"): {},
    ("zhoukou", "intention"): {"project.name": "测试 新厂", "water.productionNeed": "50 吨"},
    ("huaibei", "close"): {"water.accountNumber": "3100042"},
    ("huaibei", "repair"): {"repair.description": "没有水"},
}
_WHO = {"intention": ("company", "typed"), "close": ("company", "card"), "propertyTransfer": ("resident", "card"),
        "repair": ("resident", "typed")}

OTHERS = [Journey(city, *_WHO[form.id], "up", form, FEW) for city, known in CITIES.items() for form in known.forms[1:]]

WALKED = (ALL if os.environ.get("LIANBAN_JOURNEYS") == "all" else COVERING) + OTHERS
WALKED.sort(key=lambda journey: list(CITIES).index(journey.city))
