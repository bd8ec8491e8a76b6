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


def reach(page, name):
    """Go to a field of a letter, in whichever step it is asked; return its control.

    As a link in the list of what is missing does.
    """
    control = page.locator(f"[name={name}]")
    if not control.is_visible():
        page.evaluate("(hash) => { location.hash = hash; }", f"#field-{name}")
    control.wait_for()
    return control


def last_step(page):
    """Go to the step in which a letter is reviewed and sent: there is none behind it."""
    if not page.locator("[data-ways]").is_visible():
        page.evaluate("() => { location.hash = '#step-99'; }")
    page.locator("[data-ways]").wait_for()


def press(page, action):
    """Press one of the buttons that bring a letter out."""
    last_step(page)
    page.click(f"[data-action={action}]")


def steps_of(page):
    """Go from step to step as "next" leads; yield what the heading of each says."""
    while True:
        yield page.locator("[data-step]:visible h3").inner_text()
        onward = page.locator("[data-action=next]")
        if not onward.is_visible():
            return
        onward.click()
