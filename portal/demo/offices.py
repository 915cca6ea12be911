"""The offices and the people of the demonstration."""

from dataclasses import dataclass
from datetime import date

from casework.models import Membership, Organisation, OrganisationSetting, Role, Room, User
from casework.services.add_organisation import add_organisation

PASSWORD = "ludao-demo-2026"  # noqa: S105  a demonstration's, printed at every start

OFFICES = (
    # code, superior, kind, region, name, short name, number prefix
    ("GD-RS", "", "bureau", "440000", "演示省人力资源和社会保障厅", "演示省厅", "粤演人社"),
    ("GZ-RS", "GD-RS", "bureau", "440100", "演示广州市人力资源和社会保障局", "广州人社", "穗演人社调"),
    ("GZ-ARB", "GZ-RS", "tribunal", "440100", "演示广州市劳动人事争议仲裁委员会", "广州仲裁", "粤穗演劳人仲"),
    ("GZ-JC", "GZ-RS", "inspection", "440100", "演示广州市劳动保障监察支队", "广州监察", "穗演监"),
    ("SZ-RS", "GD-RS", "bureau", "440300", "演示深圳市人力资源和社会保障局", "深圳人社", ""),
    ("SZ-ARB", "SZ-RS", "tribunal", "440300", "演示深圳市劳动人事争议仲裁委员会", "深圳仲裁", "粤深演劳人仲"),
    ("GZ-GH", "", "union", "440100", "演示广州市总工会", "广州工会", ""),
    (
        "GZ-GHT",
        "GZ-GH",
        "union_mediation",
        "440100",
        "演示广州市总工会劳动争议调解中心",
        "工会调解",
        "穗演工调",
    ),
    ("GZ-SF", "", "justice", "440100", "演示广州市司法局", "广州司法", "穗演司"),
    ("GZ-RMT", "GZ-SF", "peoples_mediation", "440106", "演示天河区人民调解委员会", "人民调解", "穗演人调"),
    ("GZ-FYY", "", "court", "440106", "演示广州市天河区人民法院", "天河法院", ""),
    ("GZ-XH", "", "industry", "440100", "演示广州市外卖配送行业协会", "配送协会", "穗演行调"),
    (
        "GZ-QT",
        "",
        "enterprise",
        "440112",
        "演示南粤制衣有限公司劳动争议调解委员会",
        "制衣调委会",
        "穗演企调",
    ),
    ("GZ-PT", "", "platform", "440100", "演示外卖平台有限公司", "演示外卖", ""),
    ("GZ-FY", "GZ-SF", "legal_aid", "440100", "演示广州市法律援助处", "广州法援", "穗演援"),
    ("GZ-LS1", "", "law_firm", "440100", "演示岭南律师事务所", "岭南律所", ""),
    ("GZ-LS2", "", "law_firm", "440100", "演示珠江律师事务所", "珠江律所", ""),
    ("GZ-LS3", "", "law_firm", "440106", "演示天河律师事务所", "天河律所", ""),
    ("SZ-SF", "", "justice", "440300", "演示深圳市司法局", "深圳司法", "深演司"),
    ("SZ-FY", "SZ-SF", "legal_aid", "440300", "演示深圳市法律援助处", "深圳法援", "深演援"),
    ("SZ-LS1", "", "law_firm", "440300", "演示鹏城律师事务所", "鹏城律所", ""),
)

PEOPLE = (
    # user name, name, ((office, role), …)
    ("sheng", "演示省督导", (("GD-RS", Role.SUPERVISOR),)),
    ("lian", "演示立案员", (("GZ-ARB", Role.CLERK),)),
    ("zhongcai", "演示仲裁员甲", (("GZ-ARB", Role.ARBITRATOR),)),
    ("zhongcai2", "演示仲裁员乙", (("GZ-ARB", Role.ARBITRATOR),)),
    ("yuanzhang", "演示院长", (("GZ-ARB", Role.HEAD), ("GZ-ARB", Role.ADMINISTRATOR))),
    ("gonghui", "演示工会调解员", (("GZ-GHT", Role.MEDIATOR),)),
    ("gonghui2", "演示工会调解员乙", (("GZ-GHT", Role.MEDIATOR), ("GZ-GHT", Role.HEAD))),
    ("renshe", "演示人社调解员", (("GZ-RS", Role.MEDIATOR),)),
    ("pingtai", "演示平台代表", (("GZ-PT", Role.DELEGATE),)),
    ("hangye", "演示行业代表", (("GZ-XH", Role.DELEGATE),)),
    ("hangye2", "演示行业调解员", (("GZ-XH", Role.MEDIATOR),)),
    ("faguan", "演示法官", (("GZ-FYY", Role.DELEGATE),)),
    ("renmin", "演示人民调解员", (("GZ-RMT", Role.MEDIATOR),)),
    ("qiye", "演示企业调解员", (("GZ-QT", Role.MEDIATOR),)),
    ("fayuan", "演示法援专员", (("GZ-FY", Role.LEGAL_AID_CLERK),)),
    ("lvshi", "演示律师甲", (("GZ-LS1", Role.LAWYER),)),
    ("lvshi2", "演示律师乙", (("GZ-LS2", Role.LAWYER),)),
    ("lvshi3", "演示律师丙", (("GZ-LS2", Role.LAWYER),)),
    ("lvshi4", "演示律师丁", (("GZ-LS3", Role.LAWYER),)),
    ("fyzhuren", "演示法援主任", (("GZ-FY", Role.HEAD),)),
    ("sifa", "演示司法局科长", (("GZ-SF", Role.HEAD), ("GZ-SF", Role.SUPERVISOR))),
    ("jiancha", "演示监察员", (("GZ-JC", Role.INSPECTOR),)),
    ("szfayuan", "演示深圳法援专员", (("SZ-FY", Role.LEGAL_AID_CLERK),)),
    ("szlvshi", "演示深圳律师", (("SZ-LS1", Role.LAWYER),)),
    ("szlian", "演示深圳立案员", (("SZ-ARB", Role.CLERK), ("SZ-ARB", Role.ARBITRATOR))),
)

# The employer whose committee GZ-QT is.
COMMITTEE_OF = {"name": "演示南粤制衣有限公司", "credit_code": "91440112MA5YTDM00E"}

COURTS = {
    "GZ-ARB": ("演示广州市天河区人民法院", "演示广州市中级人民法院"),
    "SZ-ARB": ("演示深圳市福田区人民法院", "演示深圳市中级人民法院"),
}


@dataclass(frozen=True)
class Stage:
    """The offices by code and the people by user name."""

    offices: dict[str, Organisation]
    people: dict[str, User]


def build_offices() -> Stage:
    """Create offices, rooms, settings and people."""
    offices: dict[str, Organisation] = {}
    for code, superior, kind, region, name, short, prefix in OFFICES:
        offices[code] = add_organisation(
            parent=offices.get(superior),
            code=code,
            kind=kind,
            region=region,
            name=name,
            short_name=short,
            number_prefix=prefix,
            address=f"演示市演示路{len(offices) + 1}号",
            phone="020-00000000",
        )
    for code, (basic, intermediate) in COURTS.items():
        _equip(offices[code], basic, intermediate)
    for code, city in (("GZ-SF", "广州"), ("SZ-SF", "深圳")):
        _remedies(offices[code], city)
    OrganisationSetting.objects.create(
        organisation=offices["GZ-QT"],
        key="committee.employer",
        value=COMMITTEE_OF,
        effective_from=date(2020, 1, 1),
        source="演示设置",
    )
    for code in ("GZ-GHT", "GZ-RMT", "GZ-RS", "GZ-QT", "GZ-XH"):
        Room.objects.create(organisation=offices[code], name="调解室", address=f"{offices[code].address}一楼")
    people = {username: _person(offices, username, name, held) for username, name, held in PEOPLE}
    return Stage(offices, people)


def _equip(tribunal: Organisation, basic: str, intermediate: str) -> None:
    for number in ("第一", "第二"):
        Room.objects.create(organisation=tribunal, name=f"{number}仲裁庭", address=f"{tribunal.address}二楼")
    for key, value in {
        "court.basic": basic,
        "court.intermediate": intermediate,
        "court.enforcement": basic,
    }.items():
        OrganisationSetting.objects.create(
            organisation=tribunal, key=key, value=value, effective_from=date(2020, 1, 1), source="演示设置"
        )


def _remedies(bureau: Organisation, city: str) -> None:
    """Where a justice bureau's decision is taken to: its papers name both."""
    for key, value in {
        "bureau.government": f"演示{city}市人民政府",
        "court.basic": f"演示{city}铁路运输法院",
    }.items():
        OrganisationSetting.objects.create(
            organisation=bureau, key=key, value=value, effective_from=date(2020, 1, 1), source="演示设置"
        )


def _person(
    offices: dict[str, Organisation], username: str, name: str, held: tuple[tuple[str, str], ...]
) -> User:
    user = User(username=username, full_name=name)
    user.is_staff = any(role == Role.ADMINISTRATOR for _office, role in held)
    user.is_superuser = user.is_staff
    user.set_password(PASSWORD)
    user.save()
    for office, role in held:
        Membership.objects.create(
            user=user,
            organisation=offices[office],
            role=role,
            specialities="劳动争议",
            languages="普通话、粤语",
        )
    return user
