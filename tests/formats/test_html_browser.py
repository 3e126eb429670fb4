"""The HTML report in a real browser: Debian's Chromium, driven by the Chrome DevTools Protocol over a pipe."""

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newslint.document import Document
from newslint.formats import Report, Writer
from newslint.formats.html import write
from newslint.rule import Evidence, Hit, Level, Related, Rule

MakeReport = Callable[..., Report]
MakeRule = Callable[..., Rule]

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
    pytest.mark.skipif(os.name == "nt", reason="the pipe to the browser needs POSIX file descriptors"),
]

# The browser reads commands from descriptor 3 and answers on 4.
LAUNCH = (
    "import os, sys; os.dup2(int(sys.argv[1]), 20); os.dup2(int(sys.argv[2]), 21); os.dup2(20, 3); os.dup2(21, 4); "
    "os.execv(sys.argv[3], sys.argv[3:])"
)


class Browser:
    """One tab of a headless browser."""

    def __init__(self, profile: Path, size: str = "1400,900") -> None:
        assert CHROMIUM
        commands, self._send = os.pipe()
        receive, answers = os.pipe()
        options = (
            "--headless=new", "--no-sandbox", "--remote-debugging-pipe", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", f"--user-data-dir={profile}", f"--window-size={size}", "about:blank",
        )  # fmt: skip
        self._process = subprocess.Popen(
            (sys.executable, "-c", LAUNCH, str(commands), str(answers), CHROMIUM, *options),
            pass_fds=(commands, answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(commands)
        os.close(answers)
        self._messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self._reader = threading.Thread(target=self._read, args=(receive,), daemon=True)
        self._reader.start()
        self._number = 0
        self._session = ""
        self.events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def _read(self, descriptor: int) -> None:
        with open(descriptor, "rb") as stream:
            rest = b""
            while chunk := stream.read1(1 << 16):
                *messages, rest = (rest + chunk).split(b"\0")
                for message in messages:
                    self._messages.put(json.loads(message))

    def _next(self) -> dict[str, Any]:
        return self._messages.get(timeout=60)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._send, json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != self._number:
            self.events.append(answer)
        assert "error" not in answer, (method, answer)
        result: dict[str, Any] = answer["result"]
        return result

    def open(self, page: Path | str) -> None:
        self.events.clear()
        self.call("Page.navigate", url=page.as_uri() if isinstance(page, Path) else page)
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def run(self, expression: str) -> Any:
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def press(self, key: str) -> None:
        text = {"text": "\r"} if key == "Enter" else {"text": key} if len(key) == 1 else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def click(self, selector: str) -> None:
        """Clicks with the mouse in the first line of what `selector` names."""
        x, y = self.point(selector)
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def point(self, selector: str) -> tuple[float, float]:
        x, y = self.run(
            f"(() => {{ const it = document.querySelector({json.dumps(selector)});"
            "it.scrollIntoView({block: 'center'}); const box = it.getClientRects()[0];"
            "return [box.x + Math.min(box.width / 2, 20), box.y + box.height / 2]; })()"
        )
        return x, y

    def close(self) -> None:
        self._session = ""
        self.call("Browser.close")
        os.close(self._send)
        self._process.wait(timeout=30)
        self._reader.join(timeout=30)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    browser = Browser(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.close()


@pytest.fixture
def opened(
    browser: Browser, tmp_path: Path, written: Callable[[Writer, Report], str]
) -> Iterator[Callable[[Report], Browser]]:
    """Opens the page of a report; whatever the test does there, the page asks for nothing and says no errors."""

    def open_page(report: Report) -> Browser:
        page = tmp_path / "report.html"
        page.write_text(written(write, report), encoding="utf-8", newline="\n")
        browser.open(page)
        return browser

    yield open_page
    browser.call("Emulation.setEmulatedMedia", media="", features=[])
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    told = {"Runtime.exceptionThrown", "Log.entryAdded", "Page.javascriptDialogOpening", "Runtime.consoleAPICalled"}
    assert [event for event in browser.events if event["method"] in told] == []
    asked = [
        event["params"]["request"]["url"] for event in browser.events if event["method"] == "Network.requestWillBeSent"
    ]
    assert [url for url in asked if not url.startswith("file://")] == []
    assert len(asked) == 1


FOCUS = "document.activeElement.id || document.activeElement.className || document.activeElement.tagName"
CURRENT = "[...document.querySelectorAll('[aria-current]')].map(entry => entry.id).join()"
LIT = "[...document.querySelectorAll('.lit')].map(piece => piece.textContent).join('|')"
SHOWN = "[...document.querySelectorAll('li.finding')].filter(entry => entry.offsetParent).map(entry => entry.id).join()"
STATUS = "document.querySelector('[role=status]').textContent"
ELEMENTS = (
    "[...document.querySelectorAll('main *')].map(node => [node.tagName, node.textContent,"
    " ...[...node.attributes].map(one => one.name + '=' + one.value).sort()].join())"
)
MARKED = "[...document.querySelectorAll('a[data-f]:not(.off)')].map(piece => piece.textContent).join('|')"


def visible(browser: Browser, selector: str) -> bool:
    """Whether the middle of an element lies in the window."""
    found = browser.run(
        f"(() => {{ const box = document.querySelector({json.dumps(selector)}).getBoundingClientRect();"
        "const y = box.y + box.height / 2; return y > 0 && y < innerHeight; })()"
    )
    return bool(found)


def test_keys(agreement: Report, opened: Callable[[Report], Browser]) -> None:
    page = opened(agreement)
    assert page.run(CURRENT) == ""
    for key, entry in zip("jnjnjkp", ("f1", "f2", "f3", "f1", "f2", "f1", "f3"), strict=True):
        page.press(key)
        assert (page.run(FOCUS), page.run(CURRENT)) == (entry, entry)
    assert page.run(STATUS) == "3 of 3 findings"
    page.press("k")
    page.press("Enter")
    assert (page.run(FOCUS), page.run(CURRENT), page.run(LIT)) == ("m2.1", "f2", "12 May|13 May")
    page.press("ArrowRight")
    assert page.run(FOCUS) == "m2"
    page.press("ArrowLeft")
    assert page.run(FOCUS) == "m2.1"
    page.press("Enter")  # on the link itself: to the finding's own place
    assert page.run(FOCUS) == "m2"
    page.press("Enter")
    assert page.run(FOCUS) == "f2"
    page.press("ArrowRight")
    page.press("Escape")
    assert (page.run(FOCUS), page.run(CURRENT)) == ("f2", "f2")
    page.press("Escape")
    assert (page.run(FOCUS), page.run(CURRENT), page.run(LIT)) == ("BODY", "", "")


def test_keys_can_be_switched_off_and_do_not_disturb_writing(
    agreement: Report, opened: Callable[[Report], Browser]
) -> None:
    page = opened(agreement)
    page.press("/")
    assert page.run("document.activeElement.type") == "search"
    for key in "jn":
        page.press(key)
    assert page.run("document.activeElement.value") == "jn"
    assert page.run(CURRENT) == ""
    page.press("Escape")
    assert page.run("document.activeElement.value") == ""
    page.run("document.activeElement.blur(); document.querySelector('[name=keys]').click()")
    page.press("j")
    assert page.run(CURRENT) == ""


def test_focus_is_seen_and_the_way_past_the_head_comes_first(
    agreement: Report, opened: Callable[[Report], Browser]
) -> None:
    page = opened(agreement)
    page.call("Input.dispatchKeyEvent", type="keyDown", key="Tab", code="Tab", windowsVirtualKeyCode=9)
    assert page.run(FOCUS) == "skip"
    assert visible(page, ".skip")
    page.press("j")
    width = page.run("getComputedStyle(document.activeElement).outlineWidth")
    assert width == "3px"


def test_ends_by_mouse(agreement: Report, opened: Callable[[Report], Browser]) -> None:
    page = opened(agreement)
    page.click("a.way")
    assert (page.run(FOCUS), page.run(CURRENT)) == ("m2.1", "f2")
    assert page.run(LIT) == "12 May|13 May"
    page.click("[id='m2.1']")
    assert page.run(FOCUS) == "m2"
    page.click("#m3")
    assert (page.run(FOCUS), page.run(LIT)) == ("f3", "very unique")
    assert visible(page, "#f3") and visible(page, "#m3")
    x, y = page.point("[id='m2.1']")
    page.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
    assert page.run(LIT) == "12 May|13 May"
    page.click("#f1 a.number")
    assert page.run(FOCUS) == "m1"


def test_filters(agreement: Report, opened: Callable[[Report], Browser]) -> None:
    page = opened(agreement)
    before = page.run(ELEMENTS)
    assert page.run(SHOWN) == "f1,f2,f3"
    page.click("label.error input")
    assert (page.run(SHOWN), page.run(MARKED), page.run(STATUS)) == ("f1,f3", "“|very unique", "2 of 3 shown")
    assert page.run("document.querySelector('a.way').hidden && document.querySelector('#a2').hidden")
    assert page.run("document.querySelector('[id=\"m2.1\"]').tabIndex") == -1
    page.click(".topics summary")
    page.click("input[value=quotes]")
    assert page.run(SHOWN) == "f3"
    page.click("button[data-all='']")
    assert (page.run(SHOWN), page.run(MARKED)) == ("", "")
    page.press("Escape")
    assert page.run("document.querySelector('.topics').open") is False
    page.press("j")
    assert page.run(CURRENT) == ""
    page.click(".topics summary")
    page.click("button[data-all='true']")
    page.click("label.error input")
    assert page.run(ELEMENTS) == before
    page.run("document.querySelector('[type=search]').focus()")
    page.call("Input.insertText", text="Very RARE")
    assert (page.run(SHOWN), page.run(STATUS)) == ("f3", "1 of 3 shown")


def test_hidden_findings_leave_their_words_to_the_next(
    make_report: MakeReport, make_rule: MakeRule, opened: Callable[[Report], Browser]
) -> None:
    rules = [
        make_rule("style/a", Level.WARNING, "one two three", "a"),
        make_rule("dates/b", Level.ERROR, "two", "b", related="three"),
    ]
    page = opened(make_report({"a.txt": "one two three four"}, rules))
    look = "[...document.querySelectorAll('a[data-f]')].map(piece => piece.className + ' ' + piece.hash).join('|')"
    whole = "mark warning #f1|mark error in-warning #f2|mark warning #f1|end error #m2"
    assert page.run(look) == whole
    page.click("label.error input")
    assert page.run(look) == "mark warning #f1|mark warning #f1|mark warning #f1|mark warning #f1"
    page.click("label.error input")
    page.click("label.warning input")
    assert page.run(look) == "mark off |mark error #f2|mark off |end error #m2"
    page.click("label.warning input")
    assert page.run(look) == whole
    page.click("#m2")
    page.click("#m2")
    assert page.run(FOCUS) == "f1"


def test_a_finding_is_lit_as_a_whole(
    make_report: MakeReport, make_rule: MakeRule, opened: Callable[[Report], Browser]
) -> None:
    page = opened(
        make_report({"a.txt": "one two three"}, [make_rule("x/a", Level.ERROR, "one two", "a", related="two")])
    )
    grounds = "[...document.querySelectorAll('a[data-f]')].map(piece => getComputedStyle(piece).backgroundColor)"
    page.call("Input.dispatchMouseEvent", type="mouseMoved", x=5, y=5)
    page.run("document.head.querySelector('style').sheet.insertRule('* { transition: none !important }', 0)")
    assert page.run(grounds) == ["rgb(251, 228, 224)"] * 2
    page.press("j")
    assert page.run(grounds) == ["rgb(246, 198, 191)"] * 2


def test_without_script_the_page_is_a_plain_report(
    agreement: Report, browser: Browser, opened: Callable[[Report], Browser]
) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    page = opened(agreement)
    assert page.run("document.querySelector('.controls').offsetParent === null")
    assert page.run(SHOWN) == "f1,f2,f3"
    page.click("#m2")
    assert page.run("location.hash") == "#f2"
    page.click("a.way")
    assert page.run("location.hash") == "#m2.1"


def test_themes(agreement: Report, browser: Browser, opened: Callable[[Report], Browser]) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    page = opened(agreement)
    assert page.run(ground) == "rgb(20, 19, 17)"
    page.click(".theme")
    assert page.run(ground) == "rgb(243, 241, 236)"
    assert page.run("document.querySelector('.theme').getAttribute('aria-pressed')") == "false"
    page.click(".theme")
    assert page.run(ground) == "rgb(20, 19, 17)"
    page.call("Emulation.setEmulatedMedia", media="print")
    assert page.run(ground) == "rgb(255, 255, 255)"
    assert page.run("document.querySelector('.controls').offsetParent === null")
    assert page.run("getComputedStyle(document.querySelector('#m2')).textDecorationLine") == "underline"
    assert page.run("document.querySelector('.list').offsetTop > document.querySelector('article').offsetTop")


ATTACK = (
    "</script><script>alert(1)</script><img src='https://example.org/x.png' onerror=alert(2)>"
    "<svg onload=alert(3)><style>@import 'https://example.org/x.css'</style>\"' onmouseover=alert(4) {0} \u202e"
)


def test_hostile_text_does_nothing(
    make_report: MakeReport, hostile: Report, opened: Callable[[Report], Browser]
) -> None:
    def check(document: Document) -> Iterator[Hit]:
        yield Hit(3, 9, ATTACK, (ATTACK,), (Related(12, 20, ATTACK),), (Evidence(ATTACK, ATTACK, ATTACK),))

    rule = Rule(ATTACK, ATTACK, ATTACK, Level.ERROR, check, (), (), source=ATTACK)
    report = make_report({ATTACK: ATTACK, "b.txt": ATTACK}, [rule])
    page = opened(report._replace(results=[*report.results, *hostile.results]))
    assert page.run("document.querySelector('article').textContent.trim()") == ATTACK
    for key in ("j", "Enter", "ArrowRight", "n"):
        page.press(key)
    page.click("#m1")
    assert page.run("document.querySelectorAll('article img, article svg, article script, article style').length") == 0
    assert page.run("document.querySelectorAll('script').length") == 1


def test_the_policy_stops_scripts_and_requests(
    agreement: Report, browser: Browser, tmp_path: Path, written: Callable[[Writer, Report], str]
) -> None:
    """A page into which something was put all the same."""
    put = "<script>document.title = 'run'</script><p onclick=alert(1) style='color: red' id=put>x</p><img src=x.png>"
    page = tmp_path / "report.html"
    page.write_text(written(write, agreement).replace("</h1>", f"</h1>{put}"), encoding="utf-8")
    browser.open(page)
    assert browser.run("document.title").endswith("newslint")
    assert browser.run("getComputedStyle(document.querySelector('#put')).color") != "rgb(255, 0, 0)"
    refused = [event["params"]["entry"]["text"] for event in browser.events if event["method"] == "Log.entryAdded"]
    assert len(refused) >= 3 and all("Content Security Policy" in text for text in refused)


def test_a_thousand_findings_in_fifty_articles(
    make_report: MakeReport, make_rule: MakeRule, opened: Callable[[Report], Browser]
) -> None:
    text = "Some words of the article that are never wrong at all, and one bad word in each of them.\n" * 20
    report = make_report(
        {f"{number}.txt": text for number in range(50)}, [make_rule("x/y", Level.ERROR, "bad word", "found")]
    )
    page = opened(report)
    took = page.run(
        "(() => { const start = performance.now(); const box = document.querySelector('.error input');"
        "for (let at = 0; at < 2; at++) { box.click(); document.body.offsetHeight; }"
        "document.querySelector('[data-step=\"-1\"]').click(); document.body.offsetHeight;"
        "return performance.now() - start; })()"
    )
    assert page.run(CURRENT) == "f1000"
    assert visible(page, "#f1000") and visible(page, "#m1000")
    assert took < 1500
