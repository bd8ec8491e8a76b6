"""How problems are told: to a person at a terminal, to a program, and as annotations of GitHub and GitLab."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from macros.playbook.book import DATA
from macros.playbook.guide import Rule
from macros.playbook.messages import in_words, spoken
from macros.playbook.problem import Problem
from macros.playbook.text import LANGUAGES
from macros.playbook.validate import validate
from macros.playbook.yamlfile import read_yaml

Rules = Mapping[str, Rule]
Languages = Sequence[str]
ENGLISH = ("en",)


def read_rules(root: Path) -> Rules:
    """Return the explanations of the rules; those that cannot be read are left out, and the check says why."""
    path = root / DATA / "rules.yml"
    file = read_yaml(path, f"{DATA}/rules.yml", []) if path.is_file() else None
    entries = file.data.get("rules") if file and isinstance(file.data, dict) else None
    if file is None or not isinstance(entries, list):
        return {}
    rules = (validate(file, Rule, [], ("rules", index)) for index in range(len(entries)))
    return {rule.id: rule for rule in rules if rule is not None}


def mended(rules: Rules) -> Rules:
    """The rules as they are told when FIX=1 has just run: it is advised no more, for it has nothing more to mend."""
    return {id: rule.model_copy(update={"fix": False}) for id, rule in rules.items()}


def as_text(
    problems: Sequence[Problem], rules: Rules, languages: Languages = ENGLISH, advice: Sequence[Problem] = ()
) -> str:
    """One line a problem, sorted by place; then each rule once, with an example and where the guide tells more."""
    told = [*problems, *advice]
    lines = [str(spoken(problem, languages)) for problem in told]
    for id in sorted({problem.rule for problem in told} & set(rules)):
        lines += ["", f"[{id}] {_guide(rules[id], languages)}", *(f"  {text}" for text in _why(rules[id], languages))]
    return "\n".join(lines)


def as_page(problems: Sequence[Problem]) -> str:
    """The page that stands for the site while `serve` waits for the problems to be mended."""
    lines = "\n".join(f"- `{problem}`" for problem in problems)
    return f"---\ntitle: Problems\n---\n\n{{% raw %}}\n{lines}\n{{% endraw %}}\n"


def as_json(
    problems: Sequence[Problem], rules: Rules, languages: Languages = ENGLISH, advice: Sequence[Problem] = ()
) -> str:
    """Everything as one JSON object."""
    explained = {
        id: {
            **rules[id].explains.model_dump(),
            "guide": rules[id].guide,
            "example": one.model_dump() if (one := rules[id].example) else None,
            "fix": rules[id].fix,
        }
        for id in sorted({problem.rule for problem in (*problems, *advice)} & set(rules))
    }
    entries = {
        name: [
            {key: getattr(problem, key) for key in ("file", "line", "key", "what", "mend", "rule")}
            for problem in (spoken(problem, languages) for problem in found)
        ]
        for name, found in (("problems", problems), ("advice", advice))
    }
    return json.dumps({**entries, "rules": explained}, ensure_ascii=False, indent=1)


def as_github(
    problems: Sequence[Problem], rules: Rules, languages: Languages = ENGLISH, advice: Sequence[Problem] = ()
) -> str:
    """Workflow commands: each problem is shown at its line of the pull request, advice as a notice."""
    return "\n".join(
        f"::{command} file={_escaped(problem.file, property=True)},line={problem.line or 1},"
        f"title={_escaped(problem.rule, property=True)}::{_escaped(_explained(problem, rules, languages))}"
        for command, found in (("error", problems), ("notice", advice))
        for problem in found
    )


def as_gitlab(
    problems: Sequence[Problem], rules: Rules, languages: Languages = ENGLISH, advice: Sequence[Problem] = ()
) -> str:
    """A code quality report, which merge requests show."""
    entries = [
        {
            "description": _explained(problem, rules, languages),
            "check_name": problem.rule,
            "fingerprint": hashlib.sha256(repr(problem).encode()).hexdigest(),
            "severity": severity,
            "location": {"path": problem.file, "lines": {"begin": problem.line or 1}},
        }
        for severity, found in (("major", problems), ("info", advice))
        for problem in found
    ]
    return json.dumps(entries, ensure_ascii=False, indent=1)


FORMATS: Mapping[str, Callable[..., str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
}
#: What is said of a rule whose commonest slips a machine mends.
FIXED = "the commonest slips of this kind are mended by make check FIX=1"


def _written(languages: Languages) -> Languages:
    """Return the languages in which rules and the guide are to be read: English has neither."""
    return [language for language in languages if language in LANGUAGES] or LANGUAGES


def _why(rule: Rule, languages: Languages) -> list[str]:
    """Return why a rule is there, what breaks it (×), what is right (○), and whether a machine mends it."""
    said = [getattr(rule.explains, language) for language in _written(languages)]
    if rule.example:
        signs = (("×", rule.example.wrong), ("○", rule.example.right))
        said += [f"{sign} {line}" for sign, text in signs for line in text.split("\n")]
    return [*said, in_words(FIXED, languages)] if rule.fix else said


def _guide(rule: Rule, languages: Languages) -> str:
    page, _, section = rule.guide.partition("#")
    return " · ".join(f"docs/{language}/team/{page}.md#{section}" for language in _written(languages))


def _explained(problem: Problem, rules: Rules, languages: Languages) -> str:
    told = spoken(problem, languages)
    key = f"{problem.key}: " if problem.key else ""
    said = [f"{key}{told.what}: {told.mend}"]
    if rule := rules.get(problem.rule):
        said += [*_why(rule, languages), _guide(rule, languages)]
    return "\n".join(said)


def _escaped(text: str, property: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property else text
