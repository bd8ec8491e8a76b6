"""Mistakes with the pairs of words: one word for one thing, in both languages."""

from ..workbench import Edit, mistake


def paired_words(content):
    """Yield a word of the record that must stand in both languages, with every text that has it in both."""
    texts = list(content.bilingual("checklists|scenarios|glossary|laws|myths|triage"))
    for word in content.files["docs/data/words.yml"].data["words"]:
        if "needs" in word or "exempt" in word:
            continue
        for zh, ko in texts:
            one, other = word["zh"][0], word["ko"][0]
            plain = zh.path[-2] not in ("example", "reading") and other not in zh.value
            # As long as no longer word of the record holds it, or is held by it, its place can be taken by another.
            if plain and one in zh.value and other in ko.value and zh.value.count(one) == ko.value.count(other):
                yield word, zh, ko


@mistake("word-pair", "write")
def another_chinese_word_for_what_the_korean_says(content):
    for word, zh, _ko in paired_words(content):
        for wrong in word.get("zh_never", []):
            yield Edit(content.put((zh, zh.value.replace(word["zh"][0], wrong))), zh.file, zh.line, key=zh.key)


@mistake("word-pair", "write")
def a_chinese_word_whose_pair_the_korean_lacks(content):
    for word, _zh, ko in paired_words(content):
        said = word["ko"][0]
        yield Edit(content.put((ko, ko.value.replace(said, "그것"))), ko.file, ko.line, key=ko.key, names=said)


@mistake("word-pair", "write")
def a_word_in_one_language_of_a_page(content):
    for name, number, match in content.page_lines(r"^[^가-힣]*全店停售[^가-힣]*$", "zh"):
        if match[0].count("停售") == 1 and "판매정지" in content.line(content.twin(name), number):
            yield Edit({name: content.with_line(name, number, match[0].replace("全店停售", "停用"))}, name, number)


@mistake("word-pair", "delete it")
def an_exemption_of_nothing(content):
    for one in content.scalars("words.yml", "holds"):
        yield Edit(content.put((one, "없는 말")), one.file, one.line - 1)


@mistake("bad-value", "")
def a_word_that_is_right_and_wrong(content):
    for index, word in enumerate(content.files["docs/data/words.yml"].data["words"]):
        if word.get("zh_never"):
            one = content.at("docs/data/words.yml", ("words", index, "zh_never", 0))
            yield Edit(content.put((one, word["zh"][0])), one.file)
