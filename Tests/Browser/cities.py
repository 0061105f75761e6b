"""What a person answers in each city: only what has to be typed, and choices other than the first."""
from dataclasses import dataclass, field

from person import CREDIT_CODE, PHONE

COMPANY = "测试䶮制造有限公司"

EVERYWHERE = {
    "applicant.companyName": COMPANY, "applicant.creditCode": CREDIT_CODE, "applicant.legalName": "李测试",
    "applicant.legalPerson": "李测试", "contact.phone": PHONE, "place.road": "测试大道88号",
}


@dataclass
class Form:
    """One form of a city: the words that lead to it (`button`, or `change` among transfers), who may
    apply, and the answers that are its own."""
    id: str = "application"
    button: str = ""
    kinds: tuple = ("company", "resident")
    utilities: tuple = ("water", "power", "gas", "network")
    answers: dict = field(default_factory=dict)
    change: str = ""

    @property
    def typed(self):
        return EVERYWHERE | self.answers


@dataclass
class City:
    hall: str
    package: str
    forms: list


FIVE = ("water", "power", "gas", "heat", "network")

ACCOUNTS = {f"{utility}.accountNumber": "3100042" for utility in FIVE}

CITIES = {
    "suizhou": City("随州市水电气网暖共享营业厅", "水电气网暖一起办", [
        Form(utilities=FIVE, answers={
            "water.dailyVolume": "10", "power.mainCapacity": "400", "gas.equipment": "锅炉",
            "network.handover": "2027-03-01"}),
        Form("intention", "意向登记", ("company",), FIVE, {"network.handover": "2027-03-01"}),
    ]),
    "huaibei": City("淮北市行政服务中心水电气网联合办理窗口", "水电气网联办（四项一起）", [
        Form(answers={"application.remark": "200 户"}),
        Form("close", change="销户", answers=ACCOUNTS),
        Form("propertyTransfer", change="房屋买卖过户", answers=ACCOUNTS),
        Form("repair", answers={"repair.description": "三楼没有水"}),
    ]),
    "zhoukou": City("周口市行政服务中心水电气暖讯联合报装专窗", "水电气暖讯五项一起办", [
        Form(kinds=("company",), utilities=FIVE, answers={
            "water.businessType": "transfer", "water.accountNumber": "3100042", "water.accountName": "测试旧厂",
            "power.need": "200千伏安"}),
        Form("intention", "意向登记", ("company",), FIVE, {"project.name": "测试新厂", "water.productionNeed": "每天50吨"}),
    ]),
    "shaoguan": City("韶关市政务服务大厅“水电气报装一次办”专窗", "水电气一起报装", [
        Form(kinds=("company",), utilities=("water", "power", "gas"), answers={
            "project.name": "测试新厂", "water.need": "每天50吨", "power.need": "200千伏安"}),
    ]),
    "qijiang": City("綦江区政务服务中心水电气讯联办窗口", "水电气讯联办", [
        Form(answers={"power.businessType": "expand", "power.accountNumber": "3100042"}),
    ]),
}
