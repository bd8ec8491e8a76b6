"""The kinds of report: card, evidence, letters, law, cases and pictures of a scenario, the triage, the home page."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup, escape

from macros.playbook.scenario import Scenario

from .base import find
from .claims import ClaimMacros
from .picture import timeline_picture, triage_picture


class ScenarioMacros(ClaimMacros):
    """The macros of scenario pages, the triage and the home page."""

    def _scenario(self) -> Scenario:
        id = Path(self._source).stem
        return find(self._playbook.scenarios, id, "scenario", "docs/data/scenarios/")

    def card(self) -> str:
        """Return the first-15-minutes card of this page's scenario."""
        kinds = ("do", "save", "who", "dont")
        scenario = self._scenario()
        columns = [(kind, [line for line in scenario.card if line.kind == kind]) for kind in kinds]
        return self._partial("card", columns=columns)

    def evidence(self) -> str:
        """Return the evidence table of this page's scenario."""
        return self._partial("evidence", rows=self._scenario().evidence)

    def scenario_letters(self) -> str:
        """Return the letters of this page's scenario, in the order in which they are sent."""
        letters = [self._playbook.letters[id] for id in self._scenario().letters]
        return self._partial("letter_steps", letters=letters)

    def legal_routes(self) -> str:
        """Return the articles that fit this page's scenario and those that do not."""
        return self._partial("legal_routes", scenario=self._scenario(), law=lambda id: Markup(self.law(id)))

    def cases(self) -> str:
        """Return the real cases of this page's scenario."""
        return self._partial("cases", cases=self._scenario().cases)

    def timeline(self) -> str:
        """Return the timeline picture of this page's scenario."""
        moments = [(self._label(f"moment.{one.at}"), self._text(one.text)) for one in self._scenario().timeline]
        return timeline_picture(self._label("timeline.title"), moments, self._language)

    def ways(self) -> str:
        """Return the three ways into the site."""
        return self._partial("ways")

    def first_look(self) -> str:
        """Return the timeline picture of the whole way, from the first 15 minutes to the last remedy."""
        keys = ("first-15-minutes", "day-1", "deadline", "refusal", "legal")
        moments = [(self._label(f"moment.{key}"), self._label(f"way.{key}")) for key in keys]
        return timeline_picture(self._label("timeline.title"), moments, self._language)

    def triage(self) -> str:
        """Return the triage: questions and outcomes as a page that works without JavaScript."""
        triage = self._playbook.triage
        assert triage is not None
        questions = {question.id for question in triage.questions}
        return self._partial("triage", triage=triage, questions=questions, words=self._browser_words("triage"))

    def triage_map(self) -> str:
        """Return the triage as a picture, folded: with every question it is many screens tall."""
        triage = self._playbook.triage
        assert triage is not None
        picture = triage_picture(triage, self._label("triage.picture"), self._language)
        return f"<details><summary>{escape(self._label('triage.unfold'))}</summary>{picture}</details>"
