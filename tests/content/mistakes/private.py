"""Mistakes with what is private: secrets, people's numbers, contacts that no source states."""

from ..workbench import Edit, mistake
from .words import PROSE, texts

# Put together here, so that no scanner takes the tests for a leak.
SECRETS = [
    "gh" + "p_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
    "AKIA" + "IOSFODNN7EXAMPLE",
    "-----BEGIN " + "PRIVATE KEY-----",
    "sk-" + "proj-4f8Kd02mfLq93Jx7bQvTz1",
    "ey" + "JhbGciOiJIUzI1NiJ9.ey" + "JzdWIiOiIxMjM0NTY3ODkwIn0.abcDEF123456",
    "密码：" + "Store2026!x",
    "비밀번호: " + "wing1234!!",
    "https://admin:" + "hunter22@wing.example",
    "xox" + "b-123456789012-abcdefGHIJ",
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
]


@mistake("secret", "have it replaced")
def a_secret_that_was_pasted(content):
    for index, (name, number, match) in enumerate(content.page_lines(PROSE)):
        yield Edit({name: content.with_line(name, number, f"{match[0]} {SECRETS[index % len(SECRETS)]}")}, name, number)
    for index, name in enumerate(content.records):
        yield Edit({name: content.text(name) + f"# {SECRETS[index % len(SECRETS)]}\n"}, name)


PERSONAL = ["010-2345-6789", "01023456789", "+86 138 2345 6789", "13823456789", "820415-2345678", "110101199003071234"]


@mistake("personal-data", "made up")
def a_number_of_a_person(content):
    for index, (name, number, match) in enumerate(content.page_lines(PROSE)):
        yield Edit(
            {name: content.with_line(name, number, f"{match[0]} {PERSONAL[index % len(PERSONAL)]}")}, name, number
        )
    for index, one in enumerate(texts(content)):
        yield Edit(content.put((one, f"{one.value} {PERSONAL[index % len(PERSONAL)]}")), one.file, one.line)


@mistake("contact", "its source")
def a_phone_number_or_address_that_no_source_states(content):
    for name, number, match in content.page_lines(PROSE):
        for contact in ("1588-1234", "02-1234-5678", "help@coupang-seller.kr", "+82-2-1234-5678"):
            yield Edit({name: content.with_line(name, number, f"{match[0]} {contact}")}, name, number, key=contact)
    for name, number, match in content.page_lines(r"1600-9879"):
        yield Edit({name: content.replaced(name, number, match, "1600-9878")}, name, number, key="1600-9878")
