"""The sheet of a letter: what the browser shows, and what Python writes for the same values."""

from macros.playbook.fill import as_text, fill

#: The letter that most tests write.
LETTER = "templates/appeal-general"


def row(page, column, name):
    return page.locator(f"[data-preview={column}] [data-row={name}]")


def words(page, column, name):
    return row(page, column, name).locator("[data-words]").inner_text()


def python_text(playbook, id_, values, language="ko"):
    return as_text(fill(playbook.letters[id_], playbook.fields, values, language), language, playbook.labels)


def part_with(playbook, id_, text):
    """Return the row of the part whose Korean holds a placeholder or words."""
    parts = playbook.letters[id_].parts
    return next(f"part-{index}" for index, part in enumerate(parts) if text in part.ko or text == part.when)
