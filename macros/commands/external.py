"""`python -m macros.commands.external`: ask whether every address outside that the content names still answers.

Run by hand or once a week, never for a pull request: other people's servers fail without anybody's fault. One host at a
time, with a pause between two questions to it; HEAD first, GET where that is refused; what was asked within the last
days is not asked again. The answers are kept in docs/data/links.json, and only what changed is printed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from http.client import HTTPException
from pathlib import Path
from typing import Literal

from macros.check import Content, check_content, today
from macros.playbook.messages import languages, spoken
from macros.playbook.problem import ContentError, Problem
from macros.playbook.terminal import survive_any_terminal
from macros.playbook.textfile import read_text

SNAPSHOT = "docs/data/links.json"
AGENT = "coupang-playbook-link-check/1 (asks once a week whether a cited page is still there)"
MOST_REDIRECTS = 5
PERMANENT = (301, 308)
_REDIRECTS = (301, 302, 303, 307, 308)

#: ok: it answers. moved: for good, somewhere else. refused: it is there, but not for programs. gone: 404 or 410.
#: failing: its server has a fault. slow: no answer in time. looping: it sends us in circles. unreachable: no such host.
State = Literal["ok", "moved", "refused", "gone", "failing", "slow", "looping", "unreachable"]
#: States in which a reader gets to the page.
WELL = ("ok", "moved", "refused")


@dataclass(frozen=True)
class Answer:
    """What an address answered, since when it does, and when it was last asked."""

    state: State
    status: int | None = None
    to: str | None = None
    """Where a page that moved is now."""
    since: str = ""
    on: str = ""

    def __str__(self) -> str:
        """`gone (404)`, `moved to https://…`."""
        return f"{self.state}{f' ({self.status})' if self.status else ''}{f' to {self.to}' if self.to else ''}"


@dataclass(frozen=True)
class Place:
    """Where the content names an address."""

    file: str
    line: int

    def __str__(self) -> str:
        """A place that an editor can click."""
        return f"{self.file}:{self.line}"


def addresses(content: Content) -> dict[str, Place]:
    """Return every address outside that the content names, with the first place that does."""
    found: dict[str, Place] = {}
    for file in content.playbook.written.values():
        for number, line in enumerate(file.text.split("\n"), start=1):
            if match := re.match(r"\s*(?:- )?url: [\"']?(https?://[^\s\"']+)", line):
                found.setdefault(match[1], Place(file.name, number))
    for page in content.written.values():
        for target, number in page.links:
            if target.startswith(("https://", "http://")):
                found.setdefault(target, Place(f"docs/{page.path}", number))
    return found


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follow no redirect: the asker does, and counts."""

    def redirect_request(self, *_: object) -> None:
        """Decline."""


@dataclass(frozen=True)
class Asker:
    """Asks addresses, politely."""

    timeout: float = 15.0
    pause: float = 1.0
    """Seconds between two questions to the same host."""
    sleep: Callable[[float], None] = time.sleep

    def ask(self, url: str) -> Answer:
        """Return what an address answers, redirects followed."""
        try:
            return self._follow(_ascii(url))
        except TimeoutError:
            return Answer("slow")
        except (OSError, HTTPException, ValueError) as error:
            return Answer("slow" if isinstance(getattr(error, "reason", None), TimeoutError) else "unreachable")

    def _follow(self, url: str) -> Answer:
        seen = [url]
        for_good = True
        while True:
            status, location = self._ask_once(seen[-1])
            if status not in _REDIRECTS or not location:
                return _answer(status, seen[-1] if len(seen) > 1 and for_good else None)
            for_good = for_good and status in PERMANENT
            following = _ascii(urllib.parse.urljoin(seen[-1], location))
            if following in seen or len(seen) > MOST_REDIRECTS:
                return Answer("looping", status)
            seen.append(following)

    def _ask_once(self, url: str) -> tuple[int, str | None]:
        """Return the status and the redirect's target: by HEAD, or by GET where HEAD is not answered well."""
        status, location = self._request(url, "HEAD")
        if status >= 400:  # many servers answer HEAD with 403, 404, 405 or 500 and GET with the page
            self.sleep(self.pause)
            status, location = self._request(url, "GET")
        return status, location

    def _request(self, url: str, method: str) -> tuple[int, str | None]:
        request = urllib.request.Request(url, method=method, headers={"User-Agent": AGENT, "Accept": "*/*"})
        try:
            with urllib.request.build_opener(_Stay).open(request, timeout=self.timeout) as response:
                return int(response.status), None
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers.get("Location")

    def ask_all(self, urls: Iterable[str]) -> Iterable[tuple[str, Answer]]:
        """Yield the answers, one host after the other, with a pause before a host is asked again."""
        host = None
        for url in sorted(urls, key=lambda one: (_host(one), one)):
            here = _host(url)
            if here == host:
                self.sleep(self.pause)
            host = here
            yield url, self.ask(url)


def _answer(status: int, to: str | None) -> Answer:
    if status in (404, 410):
        return Answer("gone", status)
    if status >= 500:
        return Answer("failing", status)
    if status >= 400:
        return Answer("refused", status)
    return Answer("moved", status, to) if to else Answer("ok", status)


def _host(url: str) -> str:
    return url.split("/")[2] if url.count("/") >= 2 else url


def _ascii(url: str) -> str:
    """Return an address as it is sent: Hangul and Han in it percent-encoded, without the fragment."""
    parts = urllib.parse.urlsplit(url)
    host = parts.netloc.encode("idna").decode("ascii") if not parts.netloc.isascii() else parts.netloc
    path = urllib.parse.quote(parts.path, safe="/%:@!$&'()*+,;=~-._") or "/"
    return urllib.parse.urlunsplit(
        (parts.scheme, host, path, urllib.parse.quote(parts.query, safe="=&%/:?@!$'()*+,;~-._[]"), "")
    )


def read_snapshot(path: Path) -> dict[str, Answer]:
    """Return the answers of the last run; none if there was none. Raises ContentError if they cannot be read."""
    if not path.is_file():
        return {}
    problems: list[Problem] = []
    text = read_text(path, SNAPSHOT, problems)
    try:
        if text is not None:
            return {url: Answer(**answer) for url, answer in json.loads(text).items()}
    except (ValueError, TypeError, AttributeError) as error:
        mend = "delete it: the next run asks every address anew"
        problems = [Problem(SNAPSHOT, getattr(error, "lineno", 0), "", f"cannot be read ({error})", mend, "bad-value")]
    raise ContentError(problems)


def write_snapshot(path: Path, answers: Mapping[str, Answer]) -> None:
    """Write the answers, sorted, so that a change is a changed line."""
    lines = (f" {json.dumps(url, ensure_ascii=False)}: {json.dumps(asdict(answers[url]))}" for url in sorted(answers))
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8", newline="\n")


def refresh(
    places: Mapping[str, Place], old: Mapping[str, Answer], asker: Asker, day: date, days: int
) -> tuple[dict[str, Answer], list[str], bool]:
    """Ask what was not asked for `days`; return all answers, what changed, and whether anything got worse."""
    fresh = {url for url in places if url in old and date.fromisoformat(old[url].on) > day - timedelta(days=days)}
    answers = {url: old[url] for url in places if url in old}
    changes, worse = [], False
    try:
        for url, answer in asker.ask_all(set(places) - fresh):
            before = old.get(url)
            same = before is not None and (before.state, before.to) == (answer.state, answer.to)
            since = before.since if before is not None and same else day.isoformat()
            answers[url] = replace(answer, since=since, on=day.isoformat())
            if not same and (before is not None or answer.state != "ok"):
                was = f"was {before} since {before.since}, " if before else ""
                changes.append(f"{places[url]}: {url}: {was}now {answer}")
                worse = worse or answer.state not in WELL
    except KeyboardInterrupt:
        changes.append("stopped: what was asked so far is kept")
    return answers, sorted(changes), worse


def main(arguments: Sequence[str] | None = None, asker: Asker | None = None) -> int:
    """Ask, write the snapshot, print what changed; return 1 if a page can no longer be reached that could be."""
    survive_any_terminal()
    parser = argparse.ArgumentParser(prog="python -m macros.commands.external", description=__doc__)
    parser.add_argument("--days", type=int, default=7, help="ask again what was asked more than so many days ago")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    given = parser.parse_args(arguments)
    path = given.root / SNAPSHOT
    try:
        content = check_content(given.root)
        before = read_snapshot(path)
    except ContentError as error:
        print(*(spoken(problem, languages(given.root)) for problem in error.problems), sep="\n", file=sys.stderr)
        return 2
    places = addresses(content)
    answers, changes, worse = refresh(places, before, asker or Asker(), today(), given.days)
    write_snapshot(path, answers)
    print("\n".join(changes) or "nothing changed")
    unwell = sum(answer.state not in WELL for answer in answers.values())
    print(f"{len(answers)} addresses, {unwell} not to be reached", file=sys.stderr)
    return int(worse)


if __name__ == "__main__":
    sys.exit(main())
