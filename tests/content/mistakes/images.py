"""Mistakes in what is shown beside words: images, and HTML typed by hand."""

from ..workbench import Edit, mistake


@mistake("raw-html", "as Markdown")
def html_in_a_page(content):
    for name, number, match in content.page_lines(r"^(?![#|!`{\s-]).{20,}$"):
        for wrong in (f"<div>{match[0]}</div>", f'{match[0]}<a href="x">x</a>', f"{match[0]}<br>"):
            yield Edit({name: content.with_line(name, number, wrong)}, name, number)


def with_image(content, image):
    for name, number, match in content.page_lines(r"^(?![#|!`{\s-]|\d+\. ).{20,}$"):
        up = "../" * (name.count("/") - 1)
        yield name, number, f"{match[0]}\n\n{image.format(up=up)}"


@mistake("image", "restore the file")
def an_image_that_was_removed(content):
    for name, number, text in with_image(content, "![WING的通知页面]({up}assets/gone.svg)"):
        yield Edit({name: content.with_line(name, number, text)}, name, number + 2, key="gone.svg")


@mistake("image", "other hosts")
def an_image_from_another_host(content):
    for name, number, text in with_image(content, "![WING的通知页面](https://img.example/x.png)"):
        yield Edit({name: content.with_line(name, number, text)}, name, number + 2)


@mistake("image-words", "what it shows")
def an_image_without_words(content):
    for alt in ("", "图片1", "screenshot.png"):
        for name, number, text in with_image(content, f"![{alt}]({{up}}assets/icon.svg)"):
            yield Edit({name: content.with_line(name, number, text)}, name, number + 2)
