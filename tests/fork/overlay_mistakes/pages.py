"""Mistakes in a fork's pages: what is done, the file that the message must name, and what else it must say."""

import shutil

from .edits import both, changed

PAGES = {
    "a page in one language": (
        lambda project: (project / "docs/ko/internal/on-call.md").unlink(),
        "docs/zh/internal/on-call.md",
        ["no Korean page", "docs/ko/internal/on-call.md"],
    ),
    "pages that differ": (
        changed("docs/ko/internal/on-call.md", ("{ #handover }", "{ #change }")),
        "docs/ko/internal/on-call.md",
        ["headings differ"],
    ),
    "a link to nothing": (
        both(
            changed("docs/zh/internal/on-call.md", ("../first-24-hours.md", "../first-24.md")),
            changed("docs/ko/internal/on-call.md", ("../first-24-hours.md", "../first-24.md")),
        ),
        "docs/ko/internal/on-call.md",
        ["leads to no page"],
    ),
    "a public page that links to an internal one": (
        lambda project: [
            path.write_text(path.read_text(encoding="utf-8") + "\n[1](internal/on-call.md)\n", encoding="utf-8")
            for path in (project / "docs/zh/conduct.md", project / "docs/ko/conduct.md")
        ],
        "docs/zh/conduct.md",
        ["internal/on-call.md", "leads to no page"],
    ),
    "pages without an overlay": (
        lambda project: shutil.rmtree(project / "docs/internal"),
        "docs/zh/internal/on-call.md",
        ["overlay that is not there", "make internal"],
    ),
}
