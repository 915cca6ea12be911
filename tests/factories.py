"""People, offices and cases for tests. Every name is marked 演示."""

from datetime import date
from decimal import Decimal

from casework.actor import Actor
from casework.models import CaseFile, Membership, Organisation, OrganisationSetting, Party, Role, Room, User
from casework.services.add_organisation import add_organisation
from casework.services.open_case_file import NewParty, open_case_file

WORKER_ID = "11010119900307803X"
EMPLOYER_CODE = "91440101MA5CMQ0J06"


def make_user(username: str, name: str, *held: tuple[Organisation, str]) -> User:
    user = User.objects.create(username=username, full_name=name)
    for organisation, role in held:
        Membership.objects.create(user=user, organisation=organisation, role=role, specialities="劳动争议")
    return user


class City:
    """One city with every office of the path, under a provincial bureau."""

    def __init__(self, region: str = "440100", prefix: str = "穗演示") -> None:
        self.bureau = add_organisation(
            code=f"B{region}", name="演示市人社局", short_name="演示人社", kind="bureau", region=region
        )
        self.tribunal = self._office(
            "T", "tribunal", "演示劳动人事争议仲裁院", region, f"{prefix}劳人仲", self.bureau
        )
        self.union = self._office(
            "U", "union_mediation", "演示市总工会调解中心", region, f"{prefix}工调", None
        )
        self.justice = self._office("J", "justice", "演示市司法局", region, f"{prefix}司", None)
        self.centre = self._office("L", "legal_aid", "演示法律援助中心", region, f"{prefix}援", self.justice)
        self.firm = self._office("F", "law_firm", "演示律师事务所", region, "", None)
        for key, value in {
            "court.basic": "演示区人民法院",
            "court.intermediate": "演示市中级人民法院",
            "court.enforcement": "演示区人民法院",
        }.items():
            OrganisationSetting.objects.create(
                organisation=self.tribunal,
                key=key,
                value=value,
                effective_from=date(2020, 1, 1),
                source="演示",
            )
        self.room = Room.objects.create(organisation=self.tribunal, name="第一仲裁庭", address="演示路1号")
        self._people(region)

    def _office(
        self, code: str, kind: str, name: str, region: str, prefix: str, parent: Organisation | None
    ) -> Organisation:
        return add_organisation(
            parent=parent,
            code=f"{code}{region}",
            name=name,
            short_name=name[:8],
            kind=kind,
            region=region,
            number_prefix=prefix,
        )

    def _people(self, region: str) -> None:
        self.clerk = make_user(f"clerk{region}", "演示立案员", (self.tribunal, Role.CLERK))
        self.other_clerk = make_user(f"clerk2{region}", "演示书记员", (self.tribunal, Role.CLERK))
        self.arbitrator = make_user(f"arb{region}", "演示仲裁员", (self.tribunal, Role.ARBITRATOR))
        self.head = make_user(f"head{region}", "演示院长", (self.tribunal, Role.HEAD))
        self.supervisor = make_user(f"sup{region}", "演示督导", (self.bureau, Role.SUPERVISOR))
        self.mediator = make_user(f"med{region}", "演示调解员", (self.union, Role.MEDIATOR))
        self.aid_clerk = make_user(f"aid{region}", "演示法援专员", (self.centre, Role.LEGAL_AID_CLERK))
        self.justice_head = make_user(
            f"jus{region}", "演示司法局科长", (self.justice, Role.HEAD), (self.justice, Role.SUPERVISOR)
        )
        self.lawyer = make_user(f"law{region}", "演示律师", (self.firm, Role.LAWYER))


def wage_case(
    region: str = "440100", *, worker_name: str = "演示张三", id_number: str = WORKER_ID
) -> CaseFile:
    """One migrant worker against one employer: two months' wages and severance."""
    worker = NewParty(
        side=Party.Side.APPLICANT,
        nature=Party.Nature.PERSON,
        name=worker_name,
        fields={"id_number": id_number, "phone": "19900001111", "sex": "男", "born_on": date(1990, 3, 7)},
        claims=(
            {"code": "C2", "kind": "unpaid_wages", "title": "工资", "claimed": Decimal("14287.36")},
            {"code": "C6", "kind": "severance", "title": "经济补偿", "claimed": Decimal("9750.00")},
        ),
    )
    employer = NewParty(
        side=Party.Side.RESPONDENT,
        nature=Party.Nature.UNIT,
        name="演示建筑劳务有限公司",
        fields={"credit_code": EMPLOYER_CODE, "legal_representative": "演示李四"},
    )
    return open_case_file(
        region=region, channel="window", cause="追索劳动报酬", parties=[worker, employer], migrant_worker=True
    )


def staff(user: User) -> Actor:
    return Actor.staff(user)
