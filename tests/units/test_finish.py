"""The last touch on a page: what a source says is told once, and not at all where a page cites very many."""

import pytest

from macros.render.finish import finish


def cited(count):
    return "".join(
        f'<a class="mark mark--official" href="../sources/#f{number:03}" aria-label="says {number}">o</a>'
        for number in range(count)
    )


@pytest.mark.parametrize(("count", "told"), [(2, 2), (100, 100), (101, 0)])
def test_what_a_source_says_is_told_at_its_first_mark_unless_there_are_very_many(count, told):
    page = finish(cited(count) + cited(count), "")
    assert page.count('aria-label="says ') == told
    assert page.count('aria-label="o F001"') == (1 if told else 2)


def test_an_option_of_a_command_is_one_word():
    """A line ended between the two hyphens of --port."""
    code = '<pre class="highlight"><code class="language-sh">{}</code></pre><p>a --port</p>'
    written = "python -m macros.serve --port 8000\n  - at: a-b"
    option = '<span class="option">{}</span>'.format
    shown = f"python {option('-m')} macros.serve {option('--port')} 8000\n  - at: a-b"
    assert finish(code.format(written), "") == code.format(shown)


def test_a_name_that_holds_signs_of_html_is_a_name():
    """A fork calls its tables otherwise."""
    named = finish("<table><thead></thead></table>", 'R&D "表" \\1')
    assert 'aria-label="R&amp;D &quot;表&quot; \\1"' in named
