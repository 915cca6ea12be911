"""现场记录 in the browser with the network cut: nothing is lost, nothing lies open on the phone, two versions meet a person."""

from contextlib import suppress

import pytest
from django.db import OperationalError
from playwright.sync_api import expect

from casework.models import Organisation, Party, Role, User
from mediation.models import FieldEntry, Note, Offer, Picture, Presence
from mediation.services.sessions.sheet import Piece, save_presence
from portal.demo.offices import PASSWORD, build_offices
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_every_page import PALE, UNLABELLED, faults
from tests.factories import make_user, staff, wage_case
from tests.mediation.field_cases import on_site, photo

pytestmark = pytest.mark.django_db(transaction=True)

# Everything that lies in the phone's own stores, as far as a stranger could read it.
LYING_OPEN = """async () => {
  const base = await new Promise((done, fail) => { const a = indexedDB.open('ludao-field'); a.onsuccess = () => done(a.result); a.onerror = fail; });
  const bytes = (value) => new TextDecoder('utf-8').decode(value instanceof ArrayBuffer ? new Uint8Array(value) : value);
  const text = JSON.stringify.bind(JSON);
  const read = (value) => text(value, (_key, one) => one instanceof ArrayBuffer || ArrayBuffer.isView(one) ? bytes(one) : one instanceof CryptoKey ? `key ${one.extractable}` : one);
  let all = '';
  for (const name of base.objectStoreNames) {
    const rows = await new Promise((done) => { base.transaction(name).objectStore(name).getAll().onsuccess = (event) => done(event.target.result); });
    all += `\\n${name}: ` + rows.map(read).join('\\n');
  }
  base.close();
  for (const name of await caches.keys()) for (const kept of await (await caches.open(name)).keys()) all += `\\ncache: ${kept.url}`;
  return all + text({...localStorage}) + text({...sessionStorage});
}"""


@pytest.fixture
def session(transactional_db):
    """A session under way at the employer's site, handled by the union's mediator of the demonstration."""
    build_offices()
    case_file = wage_case()
    office = Organisation.objects.get(code="GZ-GHT")
    return on_site(case_file, office, User.objects.get(username="gonghui"))


@pytest.fixture
def field(people, session):
    """The mediator's phone, with the session taken along and the page ready to open without a line."""

    page = people("gonghui", PHONE).open("/mediation/field/").page
    settled(page)
    expect(page.locator("[data-slot=ready]")).to_contain_text("没有网络时也能打开", timeout=15_000)
    page.locator("[data-slot=open]").first.click()
    expect(page.locator("form[data-kind=note]")).to_be_visible()
    return page


def person_of(username) -> User:
    return User.objects.get(username=username)


def worker_of(session) -> Party:
    return session.mediation.case_file.parties.get(side="applicant")


def write_everything(page, session):
    """One entry of each kind."""
    party = worker_of(session).pk
    page.check(f"[name='came-party:{party}'][value=present]")
    page.fill(f"[name='who-party:{party}']", "本人带儿子")
    page.locator("form[data-kind=presence] button").click()
    page.fill(f"[name='text-party:{party}']", "要求先付九月工资")
    page.locator("form[data-kind=position] button").click()
    page.fill("#amount", "12,000.50")
    page.fill("#terms", "月底一次付清")
    page.check("[name=confidential]")
    page.locator("form[data-kind=offer] button").click()
    page.fill("#text", "厂长愿意见面，门卫电话在门口")
    page.locator("form[data-kind=note] button").click()
    page.set_input_files(
        "#photo", {"name": "张三.jpg", "mimeType": "image/jpeg", "buffer": photo().file.getvalue()}
    )
    expect(page.locator(".fd-preview")).to_be_visible()
    page.fill("#caption", "墙上的考勤表")
    page.locator("form[data-kind=picture] button").click()


def settled(page, seconds=30):
    expect(page.locator("#state")).to_have_text("已全部上传", timeout=seconds * 1000)


def arrived(page, rows, seconds=30):
    """Wait until rows are in the database."""
    for _turn in range(seconds * 5):
        # SQLite in memory refuses to read a table that the server is writing.
        with suppress(OperationalError):
            if rows.exists():
                return settled(page)
        page.wait_for_timeout(200)
    raise AssertionError("nothing arrived")


def waits(page, count):
    expect(page.locator("#state")).to_contain_text(f"{count} 条待上传", timeout=10_000)


def test_a_session_without_a_line(field, session):
    page = field
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("form[data-kind=note]")).to_be_visible(timeout=10_000)
    write_everything(page, session)
    waits(page, 5)
    page.reload()
    waits(page, 5)
    assert Note.objects.count() == Offer.objects.count() == FieldEntry.objects.count() == 0
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")

    open_text = page.evaluate(LYING_OPEN)
    for secret in ("演", "张三", "厂长", "12000.50", "月底", "本人带儿子", "考勤", "九月"):
        assert secret not in open_text, f"{secret} lies open on the phone"
    assert "key false" in open_text and f"/mediation/{session.mediation_id}" not in open_text

    page.context.set_offline(False)
    settled(page)
    assert (Note.objects.get().text, str(Offer.objects.get().amount)) == (
        "厂长愿意见面，门卫电话在门口",
        "12000.50",
    )
    assert (Presence.objects.get().who, Picture.objects.get().caption) == ("本人带儿子", "墙上的考勤表")
    assert set(FieldEntry.objects.values_list("outcome", flat=True)) == {"joined"}
    assert page.locator("[data-slot=queue-box]").is_hidden()


def test_what_is_typed_survives_a_closed_tab(field, session):
    page = field
    page.context.set_offline(True)
    page.fill("#text", "写到一半")
    page.set_input_files(
        "#photo", {"name": "x.jpg", "mimeType": "image/jpeg", "buffer": photo().file.getvalue()}
    )
    expect(page.locator(".fd-preview")).to_be_visible()
    page.wait_for_timeout(600)
    context, address = page.context, page.url
    page.close()
    page = context.new_page()
    page.goto(address)

    expect(page.locator("#text")).to_have_value("写到一半", timeout=10_000)
    expect(page.locator(".fd-preview")).to_be_visible()
    assert "写到一半" not in page.evaluate(LYING_OPEN)


def test_two_versions_meet_a_person(field, session, people):
    page, party = field, worker_of(session)
    page.context.set_offline(True)
    page.check(f"[name='came-party:{party.pk}'][value=present]")
    page.locator("form[data-kind=presence] button").click()
    waits(page, 1)
    second = make_user("renmin2", "演示调解员乙", (session.mediation.organisation, Role.MEDIATOR))
    save_presence(session, actor=staff(second), piece=Piece(0, {"came": "absent"}, party))
    page.context.set_offline(False)
    settled(page)
    expect(page.locator("[data-slot=clash-box]")).to_be_visible()
    assert Presence.objects.get().came == "absent", "nothing is written over"

    page.locator("[data-slot=decide]").click()
    both = page.locator(".ld-merge")
    expect(both).to_contain_text("到场")
    expect(both).to_contain_text("未到场")
    page.select_option("[name=clash]", index=1)
    page.check("[name=keep][value=mine]")
    page.locator("main form button.btn-primary").click()
    page.wait_for_url("**/cases/*/")
    kept = FieldEntry.objects.get()
    assert (Presence.objects.get().came, kept.outcome) == ("present", "mine")
    assert "absent" in kept.theirs and "present" in kept.payload, "both versions stay"


def test_a_lost_answer_joins_once(field, session):
    page = field
    lost = []

    def lose(route):
        route.fetch()
        lost.append(1)
        route.abort("internetdisconnected")

    page.route("**/join/", lose, times=1)
    page.fill("#text", "只此一次")
    page.locator("form[data-kind=note] button").click()
    page.wait_for_timeout(1000)
    arrived(page, Note.objects.all())
    assert lost and Note.objects.count() == FieldEntry.objects.count() == 1


def test_an_expired_session_loses_nothing(field, session):
    page = field
    page.context.clear_cookies()
    page.fill("#text", "登录过期时写的")
    page.locator("form[data-kind=note] button").click()
    expect(page.locator("#signin")).to_be_visible(timeout=10_000)
    expect(page.locator("#words")).to_contain_text("仍保存在此手机上")
    waits(page, 1)
    page.reload()
    waits(page, 1)

    page.locator("#signin").click()
    page.fill("input[name=login]", "gonghui")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    arrived(page, Note.objects.all())
    assert Note.objects.get().text == "登录过期时写的"


def test_signing_out_locks_and_another_person_opens_nothing(field, session, people):
    page = field
    page.context.set_offline(True)
    page.fill("#text", "甲的记事")
    page.locator("form[data-kind=note] button").click()
    waits(page, 1)
    page.route("**/join/", lambda route: route.abort("internetdisconnected"))
    page.context.set_offline(False)
    expect(page.locator("#words")).to_contain_text("没有网络", timeout=20_000)
    page.locator("#leave").click()
    page.wait_for_url(lambda url: "/field/" not in url)
    assert "key " not in page.evaluate(LYING_OPEN) and "snapshots: \n" in page.evaluate(LYING_OPEN) + "\n"

    page.unroute("**/join/")
    base = page.url.split("/p/")[0]
    for name, words in (("renmin", "他人未上传的记录1条"), ("gonghui", "上次退出时此手机上留有1条")):
        page.goto(f"{base}/accounts/login/?next=/mediation/field/")
        page.fill("input[name=login]", name)
        page.fill("input[name=password]", PASSWORD)
        page.press("input[name=password]", "Enter")
        expect(page.locator("#notices")).to_contain_text(words, timeout=15_000)
        settled(page)
        if name == "renmin":
            assert not Note.objects.exists()
            page.goto(f"{base}/work/")
            page.locator(".ld-me form button").last.click()
            page.wait_for_url(lambda url: "/work/" not in url)
            assert "key " not in page.evaluate(LYING_OPEN)
    assert Note.objects.get().text == "甲的记事"


def test_what_comes_back_can_be_put_right(field, session):
    page = field
    page.context.set_offline(True)
    page.fill("#text", "改错字")
    page.locator("form[data-kind=note] button").click()
    waits(page, 1)
    page.locator("[data-slot=queue-title]").click()
    page.locator("[data-slot=remove]").click()
    expect(page.locator("[data-slot=remove]")).to_have_text("确认删除")
    page.evaluate(
        "() => { LudaoField.changed('queue'); return new Promise((done) => setTimeout(done, 500)); }"
    )
    expect(page.locator("[data-slot=remove]")).to_have_text("确认删除")
    expect(page.locator("[data-slot=remove]")).to_be_focused()
    page.locator("[data-slot=remove]").click()
    expect(page.locator("[data-slot=queue-box]")).to_be_hidden()

    page.fill("#amount", "100")
    page.locator("form[data-kind=offer] button").click()
    waits(page, 1)
    session.status = "held"
    session.save()
    page.context.set_offline(False)
    arrived(page, FieldEntry.objects.all())
    expect(page.locator("[data-slot=queue]")).to_contain_text("本次调解会已经结束")
    page.locator("[data-slot=reuse]").click()
    expect(page.locator("#amount")).to_have_value("100")
    assert FieldEntry.objects.get().outcome == "refused"


def test_by_keyboard_alone(field, session):
    page = field
    page.focus("#text")
    page.keyboard.type("只用键盘")
    for _step in range(10):
        page.keyboard.press("Tab")
        if page.evaluate(
            "document.activeElement.closest('form[data-kind=note]') && document.activeElement.tagName === 'BUTTON'"
        ):
            break
    page.keyboard.press("Enter")
    arrived(page, Note.objects.all())
    assert Note.objects.get().text == "只用键盘"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_pages_can_be_read(people, session, size):
    party, person = worker_of(session), people("gonghui", size)
    found = faults(person, "/mediation/field/")
    page = person.page
    settled(page)
    page.locator("[data-slot=open]").first.click()
    page.context.set_offline(True)
    write_everything(page, session)
    waits(page, 5)
    save_presence(session, actor=staff(person_of("gonghui")), piece=Piece(0, {"came": "absent"}, party))
    found += page.evaluate(UNLABELLED) + page.evaluate(PALE)
    page.context.set_offline(False)
    settled(page)
    expect(page.locator("[data-slot=clash-box]")).to_be_visible()
    found += page.evaluate(UNLABELLED) + page.evaluate(PALE)
    case, own = session.mediation_id, f"/mediation/{session.mediation_id}/field/{session.pk}"
    for path in (
        f"/cases/{case}/acts/mediation.decide_clash/",
        f"{own}/kept/",
        "/mediation/today/",
        "/work/",
    ):
        found += faults(person, path)
    assert found == []
